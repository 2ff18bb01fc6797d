package imprint.line;

import java.util.OptionalLong;

/** Where the boards of a station are recorded at the moment. */
sealed interface LedgerState {
  /** In the station's usual ledger. */
  record Usual() implements LedgerState {}

  /**
   * On this station alone, because the server is away.
   *
   * @param left how many units of the product can be made so; empty before one is loaded
   */
  record OnItsOwn(OptionalLong left) implements LedgerState {}
}
