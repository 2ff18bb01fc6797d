package imprint.line;

import imprint.esp.link.Ports;
import imprint.esp.link.ResetSequence.Pause;
import imprint.ledger.By;
import imprint.ledger.Ledger;
import java.time.InstantSource;
import java.util.Set;

/**
 * What a run of a station works with.
 *
 * @param ledger that the run is recorded in, from its beginning to its end
 * @param order number of the one that units are made for; empty where it has none
 * @param inWork serial numbers of the units that runs of this process work on
 */
record Workplace(
    StationSettings settings,
    Ledger ledger,
    String order,
    Set<String> inWork,
    Ports ports,
    Pause pause,
    InstantSource clock) {
  By by() {
    return settings.by();
  }
}
