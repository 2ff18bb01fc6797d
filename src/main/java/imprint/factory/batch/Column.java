package imprint.factory.batch;

import imprint.factory.FactoryEntry;
import imprint.factory.FactoryRow;
import java.util.List;

/** One key that all units of a run have. */
record Column(String namespace, String key, String type, String encoding) {
  static List<Column> of(List<FactoryEntry> entries) {
    return entries.stream().map(Column::of).toList();
  }

  private static Column of(FactoryEntry entry) {
    FactoryRow row = FactoryRow.listed(entry);
    return new Column(entry.namespace(), row.key(), row.type(), row.encoding());
  }
}
