package imprint.factory.batch;

import imprint.factory.DeviceInfo;
import imprint.factory.UnitData;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.Passcode;
import imprint.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be made: every unit gets what is given here, and by chance what is not.
 *
 * @param count units, at least 1
 * @param declaration empty where the firmware has it from elsewhere
 */
public record Order(
    DeviceInfo info,
    int count,
    Access access,
    Naming naming,
    DacSource dacSource,
    DacTerms dacTerms,
    Optional<UnitData.Declared> declaration,
    Images images,
    Optional<OwnKeys> ownKeys) {

  /**
   * How a unit is commissioned.
   *
   * @param iterations of the SPAKE2+ verifier, 1000 … 100000
   * @param dynamicPasscode the firmware makes its own passcodes: none is made, and no codes
   * @param discriminator empty: the next one of the product's sequence
   * @param verifier empty: made from the passcode and a random salt
   */
  public record Access(
      CommissioningFlow flow,
      DiscoveryCapabilities discovery,
      int iterations,
      boolean dynamicPasscode,
      Optional<Passcode> passcode,
      Optional<Discriminator> discriminator,
      Optional<GivenVerifier> verifier) {}

  /**
   * A verifier that was made elsewhere, with its salt; it must be that of the passcode.
   *
   * @param salt 16 … 32 bytes
   * @param verifier w0 ‖ L, 97 bytes
   */
  public record GivenVerifier(Secret salt, Secret verifier) {}

  /**
   * What a unit is told apart by.
   *
   * @param serialNumber empty: as {@code serials} makes them
   * @param rdIdUid the same 16 bytes, for one unit; empty: random where {@code rotatingId}
   * @param manufacturingDate as the device stores it
   */
  public record Naming(
      Optional<String> serialNumber,
      SerialSource serials,
      boolean rotatingId,
      Optional<Secret> rdIdUid,
      Optional<String> manufacturingDate) {}

  /**
   * How long a DAC that is made here is valid.
   *
   * @param validFrom empty: from the moment at which it is made
   */
  public record DacTerms(long lifetimeDays, Optional<Instant> validFrom) {}

  /** The folder that the tool names after vendor and product: hexadecimal without leading zeros. */
  String folderName() {
    return Integer.toHexString(info.vendorId().value())
        + "_"
        + Integer.toHexString(info.productId().value());
  }
}
