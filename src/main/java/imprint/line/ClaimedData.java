package imprint.line;

import imprint.factory.ReturnedData;
import imprint.ledger.Claim;
import imprint.ledger.Fingerprint;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/** What a board's data says of itself, held against what the ledger knows of its unit. */
public final class ClaimedData {
  private ClaimedData() {}

  /** The first key whose value is another than the claim's; what the data does not say is none. */
  public static Optional<String> difference(ReturnedData data, Claim claim) {
    if (!data.serialNumber().orElse(claim.serialNumber()).equals(claim.serialNumber())) {
      return Optional.of("serial-num");
    }
    boolean otherKey =
        data.dacPublicKey()
            .map(hex -> Fingerprint.sha256(HexFormat.of().parseHex(hex)))
            .filter(key -> !key.equals(claim.dac().publicKey()))
            .isPresent();
    if (otherKey) {
      return Optional.of("dac-pub-key");
    }
    if (differs(data.vendorId(), claim.product().vendorId())) {
      return Optional.of("vendor-id");
    }
    if (differs(data.productId(), claim.product().productId())) {
      return Optional.of("product-id");
    }
    return differs(data.discriminator(), claim.discriminator())
        ? Optional.of("discriminator")
        : Optional.empty();
  }

  private static boolean differs(OptionalLong found, int right) {
    return found.isPresent() && found.getAsLong() != right;
  }
}
