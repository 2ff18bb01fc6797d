package imprint.factory;

import imprint.attestation.Dac;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.Spake2pVerifier;
import imprint.secret.Secret;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes identities for units of one product. Serial numbers and discriminators follow the product's
 * policy; the rest differs by chance alone. That no two units get the same is the ledger's to see
 * to.
 */
public final class IdentityMaker {
  private static final int SALT = 32;

  private final LoadedProduct product;
  private final Sequences sequences;
  private final StationCode station;
  private final SecureRandom random;
  private final Clock clock;

  /** The days of dates are those of this computer's time zone. */
  public IdentityMaker(
      LoadedProduct product,
      Sequences sequences,
      StationCode station,
      SecureRandom random,
      InstantSource clock) {
    this(product, sequences, station, random, clock.withZone(ZoneId.systemDefault()));
  }

  /**
   * As above, in another time zone.
   *
   * @param product stays the caller's own, and open
   * @param sequences the product's own
   */
  public IdentityMaker(
      LoadedProduct product,
      Sequences sequences,
      StationCode station,
      SecureRandom random,
      Clock clock) {
    this.product = product;
    this.sequences = sequences;
    this.station = station;
    this.random = random;
    this.clock = clock;
  }

  /** What is drawn from. */
  public SecureRandom random() {
    return random;
  }

  /**
   * A new identity, to be closed by the caller.
   *
   * @throws imprint.finding.Refusal serial.station, serial.used-up
   */
  public Identity make() {
    try (UnnumberedIdentity drawn = draw()) {
      return number(drawn);
    }
  }

  /** All of a new identity that no sequence counts, to be closed by the caller. */
  public UnnumberedIdentity draw() {
    Product.Data data = product.product().data();
    Passcode passcode = Passcode.random(random);
    byte[] salt = bytes(SALT);
    Secret verifier = Secret.owning(Spake2pVerifier.compute(passcode, salt, data.iterations()));
    try {
      Dac dac = product.issueDac(uuid());
      Optional<Secret> rdIdUid =
          data.rotatingDeviceId()
              ? Optional.of(Secret.owning(bytes(Identity.RD_ID_UID)))
              : Optional.empty();
      return new UnnumberedIdentity(passcode, salt, verifier, dac, rdIdUid);
    } catch (RuntimeException failed) {
      verifier.close();
      throw failed;
    }
  }

  /**
   * Gives it its numbers. The identity takes over what {@code drawn} holds, and is to be closed by
   * the caller.
   *
   * @throws imprint.finding.Refusal serial.station, serial.used-up; {@code drawn} is as before
   */
  public Identity number(UnnumberedIdentity drawn) {
    Product made = product.product();
    String serialNumber =
        made.data().serialNumber().make(sequences, LocalDate.now(clock), station, random);
    long n = sequences.next(Sequences.DISCRIMINATOR);
    return numbered(
        drawn, serialNumber, DiscriminatorSequence.at(made.vendorId(), made.productId(), n));
  }

  /** As long as an identity can get: for measuring, no unit has it. Draws no number. */
  Identity sample() {
    try (UnnumberedIdentity drawn = draw()) {
      return numbered(
          drawn, product.product().data().serialNumber().widest(), new Discriminator(0));
    }
  }

  private Identity numbered(
      UnnumberedIdentity drawn, String serialNumber, Discriminator discriminator) {
    Product made = product.product();
    Product.Data data = made.data();
    OnboardingPayload payload =
        new OnboardingPayload(
            made.vendorId(),
            made.productId(),
            data.flow(),
            data.discovery(),
            discriminator,
            drawn.passcode());
    return drawn.numbered(
        serialNumber, payload, data.iterations(), data.manufacturingDate().stored(clock));
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
