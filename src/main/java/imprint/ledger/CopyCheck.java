package imprint.ledger;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.secret.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sealed copies are of units that are there and under keys that the station has; and,
 * where somebody has the time for it, whether each opens. No chain tells of those that are missing.
 */
final class CopyCheck {
  /** Units, whose copies are tens of kilobytes each. */
  private static final int PAGE = 100;

  private final Faults faults;
  private final Vault vault;
  private final boolean whole;

  /**
   * @param whole reads them and opens them: milliseconds each
   */
  CopyCheck(Faults faults, Vault vault, boolean whole) {
    this.faults = faults;
    this.vault = vault;
    this.whole = whole;
  }

  /**
   * A row as it is, whatever was done to it.
   *
   * @param serialNumber of its unit, null where that has no row
   * @param kept null where it is not asked for
   * @param content of no length where it is not asked for
   */
  private record Row(
      long unitId,
      String kind,
      @Nullable String serialNumber,
      String keyId,
      @Nullable String kept,
      byte[] content) {}

  void run(Database database) {
    List<Long> page = page(database, Long.MIN_VALUE);
    if (whole && !page.isEmpty() && !vault.isOpen()) {
      // the rest is checked all the same
      faults.add(vault.absent(), Spot.NOWHERE);
    }
    while (!page.isEmpty()) {
      List<Long> units = page;
      database.read(h -> rows(h, units)).forEach(this::check);
      page = page(database, units.getLast());
    }
  }

  private static List<Long> page(Database database, long after) {
    return database.read(h -> Copies.holders(h, after, PAGE));
  }

  private List<Row> rows(Handle handle, List<Long> units) {
    return handle
        .createQuery(
            "select c.unit_id, c.kind, u.serial_number, c.key_id"
                + (whole ? ", c.kept, c.content" : "")
                + " from sealed_copy c left join unit u on u.id = c.unit_id"
                + " where c.unit_id in (<units>) order by c.unit_id, c.kind")
        .bindList("units", units)
        .map((row, _) -> row(row))
        .list();
  }

  private Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        whole ? row.getString(5) : null,
        whole ? row.getBytes(6) : new byte[0]);
  }

  private void check(Row row) {
    @Nullable String serialNumber = row.serialNumber;
    if (serialNumber == null) {
      faults.add(
          Finding.error("ledger.verify-stray", "sealed_copy " + row.unitId + " " + row.kind),
          Spot.NOWHERE);
    } else {
      wrong(row, serialNumber).ifPresent(finding -> faults.add(finding, Spot.unit(serialNumber)));
    }
  }

  private Optional<Finding> wrong(Row row, String serialNumber) {
    if (!names(Copy.Kind.values(), row.kind)
        || (row.kept != null && !names(Copy.Until.values(), row.kept))) {
      return Optional.of(Finding.error("ledger.sealed-copy-damaged", serialNumber));
    }
    if (!vault.isOpen()) {
      return Optional.empty();
    }
    try {
      Vault.Sealed sealed = new Vault.Sealed(row.keyId, row.content);
      Copy.Kind kind = Copy.Kind.valueOf(row.kind);
      if (whole) {
        try (Secret _ = vault.unseal(sealed, row.unitId, serialNumber, kind)) {
          return Optional.empty();
        }
      }
      vault.sealer(sealed, serialNumber);
      return Optional.empty();
    } catch (Refusal shut) {
      // another station may have renewed its key; who wants copies to open is told of a fault
      Finding why = shut.finding();
      return Optional.of(whole ? why : new Finding(why.code(), Severity.NOTE, why.arguments()));
    }
  }

  private static boolean names(Enum<?>[] values, String name) {
    return Arrays.stream(values).anyMatch(value -> value.name().equals(name));
  }
}
