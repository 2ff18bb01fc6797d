package imprint.factory;

import imprint.attestation.Dac;
import imprint.matter.Discriminator;
import imprint.matter.DiscriminatorSequence;
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
 * Makes identities for units of one product. That no two units get the same is the ledger's to see
 * to.
 */
public final class IdentityMaker {
  private static final int SALT = 32;

  private final LoadedProduct product;
  private final String station;
  private final Sequences sequences;
  private final SecureRandom random;
  private final Clock clock;

  /** Manufacturing dates and serial numbers have the day of this computer's time zone. */
  public IdentityMaker(
      LoadedProduct product,
      String station,
      Sequences sequences,
      SecureRandom random,
      InstantSource clock) {
    this(product, station, sequences, random, clock.withZone(ZoneId.systemDefault()));
  }

  /**
   * As above, in another time zone.
   *
   * @param product stays the caller's own, and open
   * @param station its name, for serial numbers that have it in them
   */
  public IdentityMaker(
      LoadedProduct product,
      String station,
      Sequences sequences,
      SecureRandom random,
      Clock clock) {
    this.product = product;
    this.station = station;
    this.sequences = sequences;
    this.random = random;
    this.clock = clock;
  }

  /** What is drawn from. */
  public SecureRandom random() {
    return random;
  }

  /** A new identity, to be closed by the caller. */
  public Identity make() {
    return complete(begin());
  }

  /** The part that takes its time; nothing is counted up for it. */
  public BegunIdentity begin() {
    Passcode passcode = Passcode.random(random);
    byte[] salt = bytes(SALT);
    int iterations = product.product().data().iterations();
    Secret verifier = Secret.owning(Spake2pVerifier.compute(passcode, salt, iterations));
    try {
      Dac dac = product.issueDac(uuid());
      Optional<Secret> rdIdUid =
          product.product().data().rotatingDeviceId()
              ? Optional.of(Secret.owning(bytes(Identity.RD_ID_UID)))
              : Optional.empty();
      return new BegunIdentity(passcode, salt, verifier, dac, rdIdUid);
    } catch (RuntimeException failed) {
      verifier.close();
      throw failed;
    }
  }

  /**
   * Takes it over and gives it its numbers: discriminator and serial number.
   *
   * @throws imprint.finding.Refusal serial.counter, serial.length
   */
  public Identity complete(BegunIdentity begun) {
    Product.Data data = product.product().data();
    try {
      OnboardingPayload payload =
          new OnboardingPayload(
              product.product().vendorId(),
              product.product().productId(),
              data.flow(),
              data.discovery(),
              discriminator(),
              begun.passcode);
      return new Identity(
          serialNumber(data.serialNumber()),
          new CommissioningData(payload, begun.salt, data.iterations(), begun.verifier),
          begun.dac,
          begun.rdIdUid,
          data.manufacturingDate().stored(clock));
    } catch (RuntimeException failed) {
      begun.close();
      throw failed;
    }
  }

  private Discriminator discriminator() {
    return DiscriminatorSequence.at(
        product.product().vendorId(),
        product.product().productId(),
        sequences.next(Sequences.DISCRIMINATOR));
  }

  /** People count from 1. */
  private String serialNumber(SerialPattern pattern) {
    long counter = pattern.counts() ? sequences.next(Sequences.SERIAL) + 1 : 0;
    return pattern.make(counter, LocalDate.now(clock), station, random);
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
