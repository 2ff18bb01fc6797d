package imprint.ledger;

import java.time.InstantSource;

/** What a ledger that is open is made of. */
record Inside(
    Database database,
    Units units,
    Numbers numbers,
    Events events,
    Vault vault,
    Registrar registrar,
    Recorder recorder,
    Outside outside,
    Losses losses,
    OfflineRules rules,
    InstantSource clock) {

  static Inside of(Parts parts, Clocks clocks) {
    Database database = parts.database();
    Vault vault = parts.vault();
    Outside outside = parts.outside();
    Units units = new Units(parts.run());
    ClockWatch watch = new ClockWatch(clocks.wall(), clocks.nanos());
    Events events = new Events(watch, parts.run(), parts.chains(), vault, outside);
    Losses losses = new Losses(database, parts.chains(), vault, outside);
    return new Inside(
        database,
        units,
        new Numbers(parts.rules()),
        events,
        vault,
        new Registrar(units, events, vault),
        new Recorder(database, events, vault, outside, losses),
        outside,
        losses,
        parts.rules(),
        clocks.wall());
  }

  /** As events have it. */
  String now() {
    return Events.text(clock.instant());
  }
}
