package imprint.ledger.exchange;

import imprint.finding.Printable;
import imprint.finding.Refusal;
import imprint.ledger.Claim;
import imprint.ledger.Event.Imported.Source;
import imprint.ledger.Event.Imported.Told;
import imprint.ledger.Fingerprint;
import imprint.ledger.Foreign;
import imprint.ledger.Mac;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the rows of another line's file for units, by a mapping. */
public final class RowReader {
  private static final int VENDORS_FOR_TESTS = 0xFFF1;
  private static final int LAST_VENDOR_FOR_TESTS = 0xFFF4;

  private final Sheet sheet;
  private final Mapping mapping;
  private final QrCodes qrCodes;

  /**
   * For the rows of a sheet.
   *
   * @throws Refusal records.column-absent, records.field-absent
   */
  public RowReader(Sheet sheet, Mapping mapping, QrCodes qrCodes) {
    mapping.check(sheet);
    this.sheet = sheet;
    this.mapping = mapping;
    this.qrCodes = qrCodes;
  }

  /** Each row, in their order. */
  public List<ReadRow> read() {
    return sheet.rows().stream().map(this::read).toList();
  }

  private ReadRow read(Sheet.Row row) {
    try {
      return new ReadRow.Taken(unit(row, new Cells(sheet, mapping, row)));
    } catch (Refusal refused) {
      return new ReadRow.Refused(row, refused.finding());
    }
  }

  private Foreign unit(Sheet.Row row, Cells cells) {
    Optional<QrCodes.Content> qr =
        cells.told(Field.QR_CODE).map(text -> cells.value(Field.QR_CODE, () -> qrCodes.read(text)));
    CertificateCell.Content dac = CertificateCell.read(cells);
    int vendorId = id(cells, Field.VENDOR_ID, qr.map(QrCodes.Content::vendorId));
    int productId = id(cells, Field.PRODUCT_ID, qr.map(QrCodes.Content::productId));
    String serial = cells.needed(Field.SERIAL);
    if (serial.codePointCount(0, serial.length()) > 32 || !Printable.line(serial).equals(serial)) {
      throw cells.wrong(Field.SERIAL);
    }
    Claim.Product product =
        new Claim.Product(
            vendorId,
            productId,
            cells.text(Field.VENDOR),
            cells.text(Field.PRODUCT),
            cells.text(Field.PRODUCT_HASH),
            test(cells, vendorId));
    Mac mac = Mac.read(cells.needed(Field.MAC)).orElseThrow(() -> cells.wrong(Field.MAC));
    return new Foreign(
        serial,
        product,
        new Claim.Board(mac, cells.text(Field.CHIP)),
        dac.key(),
        dac.issuer(),
        dac.serial(),
        number(cells, Field.PASSCODE, 1, 99_999_998, qr.map(QrCodes.Content::passcode)),
        number(cells, Field.DISCRIMINATOR, 0, 0xFFF, qr.map(QrCodes.Content::discriminator)),
        new Source(sheet.name(), sheet.sha256(), row.number()),
        told(cells));
  }

  private static Told told(Cells cells) {
    return new Told(
        state(cells),
        cells.text(Field.PROOF),
        cells.text(Field.RESERVED_AT),
        cells.text(Field.CHANGED_AT),
        cells.text(Field.STATION),
        cells.text(Field.PERSON),
        cells.text(Field.CODE),
        cells.text(Field.REASON),
        order(cells));
  }

  private static String order(Cells cells) {
    String number = cells.text(Field.ORDER);
    if (!number.isEmpty() && !Unit.orderNumber(number)) {
      throw cells.wrong(Field.ORDER);
    }
    return number;
  }

  private static State state(Cells cells) {
    Optional<String> told = cells.told(Field.STATE);
    if (told.isEmpty()) {
      return State.DONE;
    }
    String word = told.get().toUpperCase(Locale.ROOT);
    State state =
        Arrays.stream(State.values())
            .filter(one -> one.name().equals(word))
            .findFirst()
            .orElseThrow(() -> cells.wrong(Field.STATE));
    if (state.unfinished()) {
      throw Refusal.of("records.unfinished", cells.where(), state);
    }
    return state;
  }

  private static int id(Cells cells, Field field, Optional<Integer> other) {
    @Nullable Integer id = number(cells, field, 0, 0xFFFF, other);
    if (id == null) {
      throw Refusal.of("records.untold", cells.where(), field.word());
    }
    return id;
  }

  private static boolean test(Cells cells, int vendorId) {
    return cells
        .told(Field.TEST)
        .map(
            word ->
                switch (word.toLowerCase(Locale.ROOT)) {
                  case "true", "yes", "1" -> true;
                  case "false", "no", "0" -> false;
                  default -> throw cells.wrong(Field.TEST);
                })
        .orElse(vendorId >= VENDORS_FOR_TESTS && vendorId <= LAST_VENDOR_FOR_TESTS);
  }

  /** Decimal, or hexadecimal after 0x; {@code other} is what another cell says of the same. */
  private static @Nullable Integer number(
      Cells cells, Field field, int least, int most, Optional<Integer> other) {
    Optional<Integer> told =
        cells
            .told(field)
            .map(
                text -> {
                  boolean hex = text.matches("0[xX][0-9A-Fa-f]{1,6}");
                  if (!hex && !text.matches("[0-9]{1,9}")) {
                    throw cells.wrong(field);
                  }
                  int number =
                      hex ? Integer.parseInt(text.substring(2), 16) : Integer.parseInt(text);
                  if (number < least || number > most) {
                    throw cells.wrong(field);
                  }
                  return number;
                });
    if (told.isPresent() && other.isPresent() && !told.equals(other)) {
      throw Refusal.of("records.disagrees", cells.where(), field.word(), Field.QR_CODE.word());
    }
    return told.or(() -> other).orElse(null);
  }

  /** 64 hexadecimal digits, in either case, with or without colons. */
  static @Nullable Fingerprint fingerprint(Cells cells, Field field) {
    return cells
        .told(field)
        .map(
            text -> {
              String digits = text.replace(":", "").toLowerCase(Locale.ROOT);
              if (!digits.matches("[0-9a-f]{64}")) {
                throw cells.wrong(field);
              }
              return new Fingerprint(digits);
            })
        .orElse(null);
  }
}
