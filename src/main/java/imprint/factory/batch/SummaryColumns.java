package imprint.factory.batch;

import java.util.Collections;
import java.util.List;

/**
 * Where a summary says what its units have. A customer's keys may have the same names: what is
 * stored for the device comes first, what the run adds comes last.
 *
 * @param passcode -1 where the firmware makes its own
 * @param rotatingId -1 where units have none
 */
record SummaryColumns(int width, int passcode, int serialNumber, int rotatingId) {
  private static final List<String> CODES = List.of("pincode", "qrcode", "manualcode");
  private static final List<String> IN_SECURE_CERT =
      List.of("discriminator", "iteration-count", "salt", "rd-id-uid");

  /**
   * Of a header.
   *
   * @throws IllegalArgumentException where it is not one of a summary
   */
  static SummaryColumns of(List<String> header) {
    int passcode = Collections.lastIndexOfSubList(header, CODES);
    int serialNumber = header.indexOf("serial-num");
    int added = Collections.lastIndexOfSubList(header, IN_SECURE_CERT);
    boolean codes = header.contains("verifier") || header.contains("qrcode");
    if (serialNumber < 0 || (passcode < 0 && codes)) {
      throw new IllegalArgumentException("columns are missing");
    }
    return new SummaryColumns(
        header.size(),
        passcode,
        serialNumber,
        added < 0 ? header.indexOf("rd-id-uid") : added + IN_SECURE_CERT.indexOf("rd-id-uid"));
  }

  /**
   * Tells one unit.
   *
   * @throws IllegalArgumentException where the row has other cells than the header, or no passcode
   */
  void tell(List<String> cells, EarlierRuns.Units to) {
    if (cells.size() != width) {
      throw new IllegalArgumentException("another number of cells");
    }
    to.use(
        passcode < 0 ? 0 : passcode(cells.get(passcode)),
        cells.get(serialNumber),
        rotatingId < 0 ? "" : cells.get(rotatingId));
  }

  private static int passcode(String cell) {
    if (!cell.matches("[0-9]{1,8}")) {
      throw new IllegalArgumentException("not a passcode");
    }
    return Integer.parseInt(cell);
  }
}
