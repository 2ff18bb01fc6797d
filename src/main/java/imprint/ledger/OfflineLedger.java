package imprint.ledger;

import imprint.finding.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The ledger that a station keeps for itself while its server is away: a file in the station's own
 * folder, under the station key of the server's ledger, so that passcodes have the same
 * fingerprints in both. It gives out numbers of its blocks alone ({@link Allotment}), and what it
 * records is moved to the server's ledger later ({@link Merge}).
 */
public final class OfflineLedger {
  private static final String FILE = "offline.db";

  private OfflineLedger() {}

  /** Where the station of that server's ledger keeps it. */
  public static Path file(Access server) {
    return server.settings().resolve(FILE).toAbsolutePath();
  }

  /**
   * Opens it, or makes it where there is none.
   *
   * @param server how the station gets at the server's ledger
   * @throws Refusal ledger.not-offline, and those of {@link Ledger#open}
   */
  public static Ledger open(Access server, By by, SecureRandom random, InstantSource clock) {
    return open(server, by, random, Clocks.of(clock));
  }

  static Ledger open(Access server, By by, SecureRandom random, Clocks clock) {
    Ledger ledger = Ledger.open(access(file(server), server), random, clock);
    return checked(
        ledger,
        inside -> {
          inside.database().write(h -> OfflineRules.begin(h, by, inside.now()));
          return ledger;
        });
  }

  /**
   * Opens one that is there, perhaps in another place.
   *
   * @throws Refusal ledger.not-offline, and those of {@link Ledger#openExisting}
   */
  public static Ledger openExisting(Path file, Access server, InstantSource clock) {
    Ledger ledger = Ledger.openExisting(access(file, server), clock);
    return checked(
        ledger,
        inside -> {
          if (!inside.database().read(inside.rules()::offline)) {
            throw Refusal.of("ledger.not-offline");
          }
          return ledger;
        });
  }

  /** As the other, in its usual place; empty where it was never made or was given no numbers. */
  public static Optional<Ledger> withBlocks(Access server, InstantSource clock) {
    if (!Files.exists(file(server))) {
      return Optional.empty();
    }
    Ledger ledger = openExisting(file(server), server, clock);
    boolean none = checked(ledger, inside -> inside.database().read(Blocks::ids).isEmpty());
    if (none) {
      ledger.close();
    }
    return none ? Optional.empty() : Optional.of(ledger);
  }

  /** The live unit of that board, if it was not moved to the server's ledger yet. */
  public static Optional<Unit> waiting(Ledger offline, Mac mac) {
    Inside inside = offline.inside();
    return inside
        .database()
        .read(
            h ->
                inside
                    .units()
                    .carriedBy(h, mac)
                    .filter(unit -> !inside.rules().merged(h, unit.id())));
  }

  /** A ledger that cannot be looked into is closed again. */
  private static <T> T checked(Ledger ledger, Function<Inside, T> look) {
    try {
      return look.apply(ledger.inside());
    } catch (RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  /** Where somebody names that file like any ledger: with the key that it is under. */
  public static Access withItsKey(Access given, Access server) {
    return given.file().equals(access(file(server), server).file())
        ? given.withKey(server.keyFile())
        : given;
  }

  private static Access access(Path file, Access server) {
    return new Access(
        "sqlite:" + file,
        server.settings(),
        Optional.of(server.keyFile()),
        Optional.empty(),
        server.patience(),
        server.prompt());
  }
}
