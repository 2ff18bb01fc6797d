package imprint.ledger;

import imprint.finding.Refusal;

/** What became of an event. */
public sealed interface AppendResult {
  /** It is recorded; the unit as it stands now. */
  record Appended(Unit unit) implements AppendResult {}

  /** The unit is not in the expected state: somebody else moved it. Nothing was recorded. */
  record Moved(Unit unit) implements AppendResult {}

  /** That event may not happen in that state. Nothing was recorded. */
  record NotAllowed(Unit unit, Event event) implements AppendResult {}

  /**
   * The unit, where the event was recorded.
   *
   * @throws Refusal ledger.unit-moved, ledger.step-not-allowed
   */
  default Unit orRefuse() {
    return switch (this) {
      case Appended(Unit unit) -> unit;
      case Moved(Unit unit) ->
          throw Refusal.of("ledger.unit-moved", unit.serialNumber(), unit.state());
      case NotAllowed(Unit unit, Event event) ->
          throw Refusal.of(
              "ledger.step-not-allowed", unit.serialNumber(), unit.state(), EventText.type(event));
    };
  }
}
