package imprint.factory;

import imprint.attestation.Dac;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.secret.Secret;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes identities for units of one product. They differ by chance alone; that no two units get the
 * same is the ledger's to see to.
 */
public final class IdentityMaker {
  private static final int SALT = 32;

  private final LoadedProduct product;
  private final SecureRandom random;
  private final Clock clock;

  /** The manufacturing date is the day of this computer's time zone. */
  public IdentityMaker(LoadedProduct product, SecureRandom random, InstantSource clock) {
    this(product, random, clock.withZone(ZoneId.systemDefault()));
  }

  /**
   * As above, in another time zone.
   *
   * @param product stays the caller's own, and open
   */
  public IdentityMaker(LoadedProduct product, SecureRandom random, Clock clock) {
    this.product = product;
    this.random = random;
    this.clock = clock;
  }

  /** A new identity, to be closed by the caller. */
  public Identity make() {
    Product.Data data = product.product().data();
    OnboardingPayload payload =
        new OnboardingPayload(
            product.product().vendorId(),
            product.product().productId(),
            data.flow(),
            data.discovery(),
            Discriminator.random(random),
            Passcode.random(random));
    CommissioningData commissioning = CommissioningData.of(payload, bytes(SALT), data.iterations());
    try {
      Dac dac = product.issueDac(uuid());
      Optional<Secret> rdIdUid =
          data.rotatingDeviceId()
              ? Optional.of(Secret.owning(bytes(Identity.RD_ID_UID)))
              : Optional.empty();
      return new Identity(
          SerialNumber.random(data.serialNumberPrefix(), random),
          commissioning,
          dac,
          rdIdUid,
          data.manufacturingDate().stored(clock));
    } catch (RuntimeException failed) {
      commissioning.close();
      throw failed;
    }
  }

  /** RFC 9562 version 4, from our own source of randomness. */
  private String uuid() {
    ByteBuffer bits = ByteBuffer.wrap(bytes(16));
    long high = (bits.getLong() & ~0xF000L) | 0x4000L;
    long low = (bits.getLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low).toString();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
