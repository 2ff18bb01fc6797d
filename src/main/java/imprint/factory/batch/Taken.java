package imprint.factory.batch;

import imprint.attestation.Dac;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** What an order gives to its unit must not be what a unit of an earlier run has. */
final class Taken {
  private final Order order;
  private final Set<String> found = new LinkedHashSet<>();

  Taken(Order order) {
    this.order = order;
  }

  /** As {@link EarlierRuns.Units#use}. */
  void see(int passcode, String serialNumber, String rdIdUid) {
    if (order.access().passcode().filter(given -> given.value() == passcode).isPresent()) {
      found.add("factory.given-passcode");
    }
    if (order.naming().serialNumber().filter(serialNumber::equals).isPresent()) {
      found.add("factory.given-serial-number");
    }
    if (order.naming().rdIdUid().filter(given -> given.use(b -> hex(b, rdIdUid))).isPresent()) {
      found.add("factory.given-rotating-id");
    }
  }

  private static boolean hex(byte[] bytes, String text) {
    return HexFormat.of().formatHex(bytes).equalsIgnoreCase(text);
  }

  /**
   * Refuses the first that was found. Not for an order that is gone on with: its own unit may be
   * among them.
   *
   * @throws Refusal factory.given-passcode, factory.given-serial-number, factory.given-rotating-id,
   *     factory.given-dac
   */
  void refuse(RunFolder folder, EarlierRuns earlier) throws IOException {
    if (order.dacSource() instanceof DacSource.Given(Dac dac, var _)) {
      String pem = new String(dac.certificate().pem(), StandardCharsets.US_ASCII);
      boolean there =
          Draws.unitNamed(dac.commonName())
              .filter(unit -> Files.exists(folder.top().resolve(unit)))
              .isPresent();
      if (there || earlier.attested(pem)) {
        found.add("factory.given-dac");
      }
    }
    if (!found.isEmpty()) {
      throw new Refusal(Finding.error(found.iterator().next(), folder.top()));
    }
  }
}
