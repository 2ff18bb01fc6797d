package imprint.ui.labels;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels that nobody scanned, beside what is done on the screen. */
class UnscannedTest extends AtThePackingTable {
  private static final String SERIAL_NUMBER = FIRST.serialNumber();

  private List<String> missed() {
    return model.inHand.unscanned.serialNumbersProperty().get();
  }

  @Test
  void theyAreLookedForWhenALabelWentOutAndWhenOneWasScanned() {
    assertThat(missed()).isEmpty();
    desk.unscanned = List.of(SERIAL_NUMBER);
    go();
    assertThat(missed()).containsExactly(SERIAL_NUMBER);
    desk.unscanned = List.of();
    right(FIRST);
    assertThat(missed()).isEmpty();
  }

  @Test
  void whatWasKnownStaysWhereTheLedgerIsAwayAndNothingElseIsDisturbed() {
    desk.unscanned = List.of(SERIAL_NUMBER);
    model.inHand.unscanned.ask();
    workers.turn();
    Shown before = now();
    desk.refusal = Refusal.of("ledger.server-away", "ledger.example");
    model.inHand.unscanned.ask();
    workers.turn();
    assertThat(missed()).containsExactly(SERIAL_NUMBER);
    assertThat(now()).isEqualTo(before);
  }
}
