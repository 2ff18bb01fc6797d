package imprint.ledger;

import java.nio.file.Path;
import java.security.SecureRandom;

/** What a ledger that is open works with. */
record Parts(
    Database database, Run run, Chains chains, Vault vault, Outside outside, OfflineRules rules) {
  /**
   * Opens what is in that place.
   *
   * @param make on a server, where there is no ledger yet, one is made
   */
  static Parts of(Place place, Access access, boolean make, SecureRandom random) {
    Vault vault = new Vault(access.keyFile(place), random, access.prompt());
    Database database;
    Run run;
    switch (place) {
      case FilePlace(Path file) -> {
        database = FileSchema.checked(file);
        run = Run.current("");
      }
      case ServerPlace server -> {
        database = ServerSchema.checked(server, access.password(), access.patience(), make);
        run = Run.current(Installation.in(access.settings(), random).id());
      }
    }
    Outside outside = new Outside(place.headFile(access.settings()));
    return new Parts(
        database,
        run,
        new Chains(run.installation(), random),
        vault,
        outside,
        OfflineRules.in(place));
  }
}
