package imprint.line;

import imprint.esp.link.Ports;
import imprint.esp.link.ResetSequence.Pause;
import imprint.ledger.By;
import imprint.ledger.Ledger;
import java.time.InstantSource;

/** What every run of a station works with. */
record Workplace(
    StationSettings settings, Ledger ledger, Ports ports, Pause pause, InstantSource clock) {
  By by() {
    return new By(settings.name(), settings.person());
  }
}
