package imprint.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;

/**
 * All or nothing, in a ledger's file. The driver's own commit begins the next transaction, which
 * has to be ended in its turn. To be set to commit by itself ends one as well ({@link
 * Connection#setAutoCommit}), and nothing more.
 */
final class FileTransaction {
  private FileTransaction() {}

  /**
   * What {@code work} did is on the disk, or was taken back.
   *
   * @throws Direct.Told what the driver said of the transaction itself
   */
  static <T> T run(Connection connection, Supplier<T> work) {
    try {
      connection.setAutoCommit(false);
      T result = work.get();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException failed) {
      takeBack(connection, failed);
      throw new Direct.Told(failed);
    } catch (RuntimeException | Error failed) {
      takeBack(connection, failed);
      throw failed;
    }
  }

  private static void takeBack(Connection connection, Throwable failed) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("rollback");
    } catch (SQLException e) {
      // none was begun, or SQLite took it back itself
      failed.addSuppressed(e);
    }
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      // the driver says "commit", and there is nothing left
      failed.addSuppressed(e);
    }
  }
}
