package imprint.factory.batch;

import imprint.factory.StorageLayout;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run set out to do: enough to write its lists, whoever finishes it.
 *
 * @param print of the order, by which the same order is known again
 * @param started local time, in microseconds; names the lists
 */
record RunHeader(
    String print,
    LocalDateTime started,
    int count,
    boolean dynamicPasscode,
    StorageLayout layout,
    List<Column> columns) {

  void write(DataOutputStream out) throws IOException {
    JournalText.write(out, print);
    JournalText.write(out, started.toString());
    out.writeInt(count);
    out.writeBoolean(dynamicPasscode);
    JournalText.write(out, layout.name());
    out.writeInt(columns.size());
    for (Column column : columns) {
      JournalText.write(
          out, List.of(column.namespace(), column.key(), column.type(), column.encoding()));
    }
  }

  static RunHeader read(DataInputStream in) throws IOException {
    String print = JournalText.read(in);
    LocalDateTime started = LocalDateTime.parse(JournalText.read(in));
    int count = in.readInt();
    boolean dynamicPasscode = in.readBoolean();
    StorageLayout layout = StorageLayout.valueOf(JournalText.read(in));
    int size = in.readInt();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> texts = JournalText.readList(in);
      columns.add(new Column(texts.get(0), texts.get(1), texts.get(2), texts.get(3)));
    }
    return new RunHeader(print, started, count, dynamicPasscode, layout, columns);
  }
}
