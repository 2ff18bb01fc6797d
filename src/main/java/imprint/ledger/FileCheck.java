package imprint.ledger;

import imprint.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * What a server would not let anybody do, and SQLite does: keep bytes in a column of texts, where
 * they are equal to none and may stand twice, and change the tables themselves and what guards
 * them.
 */
final class FileCheck {
  /** Nobody reads more. */
  private static final int MOST = 100;

  private final Faults faults;

  FileCheck(Faults faults) {
    this.faults = faults;
  }

  /** A column of a table, and what SQLite calls its values. */
  private record Column(String name, String kind) {
    /** Null is for the hashes to tell. */
    String odd() {
      return "typeof(" + name + ") not in ('" + kind + "', 'null')";
    }
  }

  void run(Database database) {
    Map<String, String> asMade = FileSchema.objects();
    Map<String, String> there = database.read(FileSchema::objects);
    Set<String> names = new TreeSet<>(asMade.keySet());
    // a table or view of somebody's own changes nothing; a trigger may
    there.keySet().stream().filter(name -> name.startsWith("trigger ")).forEach(names::add);
    for (String name : names) {
      if (!Objects.equals(asMade.get(name), there.get(name))) {
        faults.add(Finding.error("ledger.verify-tables", name), Spot.NOWHERE);
      }
    }
    for (String name : asMade.keySet()) {
      if (name.startsWith("table ") && there.containsKey(name)) {
        database.read(h -> kinds(h, name.substring("table ".length())));
      }
    }
  }

  private int kinds(Handle handle, String table) {
    List<Column> columns =
        handle
            .select("select name, type from pragma_table_info(?)", table)
            .map((row, _) -> new Column(row.getString(1), kind(row.getString(2))))
            .list();
    List<String> odd = new ArrayList<>();
    for (Column column : columns) {
      odd.addAll(
          handle
              .select("select rowid from %s where %s limit %d".formatted(table, column.odd(), MOST))
              .map((row, _) -> table + "." + column.name + ", row " + row.getLong(1))
              .list());
    }
    odd.forEach(
        where -> faults.add(Finding.error("ledger.verify-value-kind", where), Spot.NOWHERE));
    return odd.size();
  }

  private static String kind(String declared) {
    return declared.equalsIgnoreCase("bigint") ? "integer" : declared.toLowerCase(Locale.ROOT);
  }
}
