package imprint.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What somebody does to the tables who takes the guards away first, and puts them back. */
final class Tampering {
  private Tampering() {}

  static void sql(Engine.Bed bed, String... statements) throws SQLException {
    try (Connection connection = bed.connect();
        Statement statement = connection.createStatement()) {
      List<String> guards = guards(bed.engine(), statement);
      unguard(bed.engine(), statement);
      for (String text : statements) {
        statement.execute(text);
      }
      for (String guard : guards) {
        statement.execute(guard);
      }
    }
  }

  /** What makes them again; nothing where they are away for this connection alone. */
  static List<String> guards(Engine engine, Statement statement) throws SQLException {
    return engine == Engine.SQLITE
        ? strings(statement, "select sql from sqlite_master where type = 'trigger'")
        : List.of();
  }

  static void unguard(Engine engine, Statement statement) throws SQLException {
    switch (engine) {
      case SQLITE -> {
        for (String name :
            strings(statement, "select name from sqlite_master where type = 'trigger'")) {
          statement.execute("drop trigger " + name);
        }
      }
      case POSTGRESQL -> statement.execute("set session_replication_role = replica");
    }
  }

  static List<String> strings(Statement statement, String query) throws SQLException {
    List<String> strings = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        strings.add(rows.getString(1));
      }
    }
    return strings;
  }

  static String string(Engine.Bed bed, String query) throws SQLException {
    try (Connection connection = bed.connect();
        Statement statement = connection.createStatement()) {
      return strings(statement, query).getFirst();
    }
  }
}
