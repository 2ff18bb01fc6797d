package imprint.factory.release;

import java.time.Instant;
import java.util.Optional;

/**
 * The unit that was made of a product before the line makes any.
 *
 * @param content what it was made of
 * @param mac of its board
 * @param proof what is known of the chip's content, as the ledger has it
 * @param start what is known of its start: a grade of the ledger, {@link #SEEN_BY_A_PERSON}, or
 *     empty where nobody saw it
 * @param made when, by the clock of the station
 * @param scanned when its label was scanned back and was that of the unit; empty before
 */
public record Golden(
    Content content,
    String serialNumber,
    String mac,
    String proof,
    String start,
    Instant made,
    Optional<Instant> scanned) {
  /** Where no console could show it. */
  public static final String SEEN_BY_A_PERSON = "seen-by-a-person";

  /** The grade of a board whose boot loader was seen, and nothing of its application. */
  private static final String BOOT_LOADER_ONLY = "restarted";

  Golden scannedAt(Instant moment) {
    return new Golden(content, serialNumber, mac, proof, start, made, Optional.of(moment));
  }

  Golden seenToStart() {
    return new Golden(content, serialNumber, mac, proof, SEEN_BY_A_PERSON, made, scanned);
  }

  /** Whether all was seen that a release rests on. */
  public boolean complete() {
    return scanned.isPresent() && !start.isEmpty() && !start.equals(BOOT_LOADER_ONLY);
  }
}
