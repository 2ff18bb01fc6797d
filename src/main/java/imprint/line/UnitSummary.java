package imprint.line;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a person sees of one unit.
 *
 * @param chip name and revision, {@code ESP32-C3 v0.4}
 * @param mac six lower-case hex pairs with colons
 * @param manualCode grouped for reading; opens the unit, so it is for screen and label only; empty
 *     where it is not kept and the label was made by an earlier run
 * @param proof what is known of the chip's content; empty before it was proven
 * @param labelPng the label as a picture; empty before it was made
 * @param labelPdf the label as a page; empty before it was made
 * @param start what is known of the board's start; empty where it was not seen
 * @param others what others had on the board and is in a file now; empty where there was nothing
 */
public record UnitSummary(
    String serialNumber,
    String productName,
    String chip,
    String mac,
    String manualCode,
    boolean test,
    Optional<String> proof,
    Optional<Path> labelPng,
    Optional<Path> labelPdf,
    Optional<BootGrade> start,
    Optional<OthersKept> others) {

  /** One whose start was not seen, on a board that others kept nothing on. */
  public UnitSummary(
      String serialNumber,
      String productName,
      String chip,
      String mac,
      String manualCode,
      boolean test,
      Optional<String> proof,
      Optional<Path> labelPng,
      Optional<Path> labelPdf) {
    this(
        serialNumber,
        productName,
        chip,
        mac,
        manualCode,
        test,
        proof,
        labelPng,
        labelPdf,
        Optional.empty(),
        Optional.empty());
  }

  /** Names the unit without what opens it. */
  @Override
  public String toString() {
    return serialNumber + " " + mac;
  }
}
