package imprint.ledger;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** A station in a process of its own, to be killed: says each line once the ledger has it. */
final class InterruptedStation {
  private InterruptedStation() {}

  public static void main(String[] ledgerAndFolder) {
    Access access =
        new Access(
            ledgerAndFolder[0], Path.of(ledgerAndFolder[1]), Optional.empty(), Optional.empty());
    By by = By.station("killed");
    try (Ledger ledger = Ledger.open(access, new SecureRandom(), InstantSource.system())) {
      for (int n = 1; n < 4000; n++) {
        Unit unit = Claims.reserved(ledger.reserve(Claims.number(n), by));
        say(unit);
        for (Event event : Claims.WAY) {
          unit = ledger.append(unit, unit.state(), event, by).orRefuse();
          say(unit);
        }
      }
    }
  }

  private static void say(Unit unit) {
    System.out.println(unit.serialNumber() + " " + unit.state());
    System.out.flush();
  }
}
