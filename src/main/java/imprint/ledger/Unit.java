package imprint.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit as the ledger knew it when it was asked.
 *
 * @param work the latest event that was done to the unit, and not to its record alone
 * @param proof the words of the latest proof, null while nothing is proven
 * @param origin what another line told, where that made it; else null
 * @param order number of the one that it was made for; empty where it had none
 * @param orphaned the unit is unfinished and nobody's work: the process that wrote {@code last} has
 *     ended, or does no more for it ({@link Unfinished#leave})
 */
public record Unit(
    long id,
    Claim claim,
    Instant reservedAt,
    Entry last,
    Entry work,
    @Nullable String proof,
    Event.@Nullable Imported origin,
    String order,
    boolean orphaned) {

  /** Characters that the number of an order can have. */
  public static final int LONGEST_ORDER = 40;

  /** Whether that can be the number of an order, of this line's or of another's. */
  public static boolean orderNumber(String text) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= LONGEST_ORDER
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** A unit with its first event, which is no other line's. */
  static Unit begun(long id, Claim claim, Entry first, boolean left) {
    String order = order(first.event());
    boolean orphaned = left && first.state().unfinished();
    return new Unit(id, claim, first.at(), first, first, null, null, order, orphaned);
  }

  /**
   * The same unit with that event at its end, as the view {@code unit_now} has it.
   *
   * @param left whether the process that wrote the event does no more for the unit
   */
  Unit after(Entry entry, boolean left) {
    return new Unit(
        id,
        claim,
        reservedAt,
        entry,
        entry.event().work() ? entry : work,
        proof(entry.event(), proof),
        origin,
        order,
        left && entry.state().unfinished());
  }

  /** The order that a unit with that first event was made for. */
  static String order(Event first) {
    return switch (first) {
      case Event.Reserved(String order) -> order;
      case Event.Imported imported -> imported.told().order();
      case Event _ -> "";
    };
  }

  /** The words of the latest proof once that event has happened. */
  static @Nullable String proof(Event event, @Nullable String before) {
    return switch (event) {
      case Event.Proven(String proof) -> proof;
      case Event.Restored(String proof) -> proof;
      case Event.RestoreBegun() -> null;
      case Event.Imported imported ->
          imported.told().proof().isEmpty() ? null : imported.told().proof();
      case Event other -> before;
    };
  }

  public State state() {
    return last.state();
  }

  public String serialNumber() {
    return claim.serialNumber();
  }

  public Mac mac() {
    return claim.board().mac();
  }
}
