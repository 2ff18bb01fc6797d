package imprint.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another line's record tells of one unit. Null is what it does not tell. Prints without its
 * passcode.
 *
 * @param dacKey SHA-256 of the public key, 65 bytes uncompressed
 * @param dacIssuer SHA-256 of the issuer's name as DER
 * @param dacSerial hexadecimal
 * @param passcode goes into the ledger as a keyed fingerprint alone
 */
public record Foreign(
    String serialNumber,
    Claim.Product product,
    Claim.Board board,
    @Nullable Fingerprint dacKey,
    @Nullable Fingerprint dacIssuer,
    @Nullable String dacSerial,
    @Nullable Integer passcode,
    @Nullable Integer discriminator,
    Event.Imported.Source source,
    Event.Imported.Told told) {

  /** A claim with all its parts, and which of them are not told. */
  record Complete(Foreign record, Claim claim, List<Untold> untold) {
    Event.Imported event() {
      return new Event.Imported(
          record.source, record.told, untold.stream().map(Untold::word).sorted().toList());
    }
  }

  Complete complete(Vault vault) {
    List<Untold> untold = new ArrayList<>();
    Claim.Dac dac =
        new Claim.Dac(
            or(dacKey, Untold.DAC_KEY, serialNumber, untold),
            or(dacIssuer, Untold.DAC_ISSUER, Integer.toString(product.vendorId()), untold),
            dacSerial == null
                ? or(null, Untold.DAC_CERTIFICATE, serialNumber, untold).hex()
                : dacSerial);
    int vendor = product.vendorId();
    @Nullable Fingerprint keyed =
        passcode == null ? null : vault.passcode(vendor, product.productId(), passcode);
    if (discriminator == null) {
      untold.add(Untold.DISCRIMINATOR);
    }
    Claim claim =
        new Claim(
            serialNumber,
            product,
            dac,
            or(keyed, Untold.PASSCODE, serialNumber, untold),
            null,
            discriminator == null ? 0 : discriminator,
            board);
    return new Complete(this, claim, List.copyOf(untold));
  }

  private static Fingerprint or(
      @Nullable Fingerprint told, Untold part, String of, List<Untold> untold) {
    if (told != null) {
      return told;
    }
    untold.add(part);
    return part.mark(of);
  }

  @Override
  public String toString() {
    return "row " + source.row() + ": " + serialNumber + " " + board.mac();
  }
}
