package imprint.factory.batch;

import imprint.factory.FactoryEntry;
import imprint.factory.ReplacedKeys;
import imprint.finding.Refusal;
import imprint.matter.Discriminator;
import imprint.matter.Passcode;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;

/** Settles, unit by unit, what must differ from the other units'. Not for several threads. */
final class Draws {
  private static final int MOST_TRIES = 1000;

  private final Order order;
  private final SecureRandom random;
  private final PasscodePool passcodes;
  private final LongFunction<Discriminator> discriminators;
  private final Set<String> serialNumbers = new HashSet<>();

  /** In small letters. */
  private final Set<String> rotatingIds = new HashSet<>();

  /** Units that are there already: of earlier runs, and of this one before it was interrupted. */
  private long before;

  private long drawn;

  Draws(Order order, SecureRandom random, LongFunction<Discriminator> discriminators) {
    this.order = order;
    this.random = random;
    this.passcodes = new PasscodePool(random);
    this.discriminators = discriminators;
  }

  /** Takes out what a unit has that is there already, as {@link EarlierRuns.Units#use}. */
  void use(int passcode, String serialNumber, String rdIdUid) {
    passcodes.use(passcode);
    serialNumbers.add(serialNumber);
    rotatingIds.add(rdIdUid.toLowerCase(Locale.ROOT));
    before++;
  }

  /**
   * The next unit.
   *
   * @param index of the unit in its run, from 0
   * @throws Refusal factory.passcodes-exhausted, factory.serial-taken, factory.serials-exhausted,
   *     factory.rotating-id-taken, and what own keys are refused for
   */
  UnitDraw next(int index) {
    List<FactoryEntry.Own> own = order.ownKeys().map(keys -> keys.of(index)).orElse(List.of());
    own.forEach(ReplacedKeys::check);
    long number = before + drawn++;
    UnitDraw draw =
        new UnitDraw(
            index,
            uuid(),
            passcode(),
            own(own, "discriminator")
                .map(Draws::discriminator)
                .or(() -> order.access().discriminator())
                .orElseGet(() -> discriminators.apply(number)),
            serialNumber(own(own, "serial-num"), number),
            own);
    own(own, "rd-id-uid").ifPresent(this::takeRotatingId);
    return draw;
  }

  private Optional<Passcode> passcode() {
    if (order.access().dynamicPasscode()) {
      return Optional.empty();
    }
    return order.access().passcode().or(() -> Optional.of(passcodes.next()));
  }

  private static Optional<FactoryEntry.Own> own(List<FactoryEntry.Own> all, String key) {
    return all.stream()
        .filter(own -> own.namespace().equals(FactoryEntry.NAMESPACE) && own.key().equals(key))
        .findFirst();
  }

  /** The codes on the label must be those of the device, so the customer's value goes into both. */
  private static Discriminator discriminator(FactoryEntry.Own own) {
    return new Discriminator(Integer.parseInt(own.value().strip()));
  }

  private String serialNumber(Optional<FactoryEntry.Own> own, long number) {
    if (own.isPresent()) {
      return taken(own.get().value(), own.get().where());
    }
    if (order.naming().serialNumber().isPresent()) {
      return order.naming().serialNumber().get();
    }
    for (int i = 0; i < MOST_TRIES; i++) {
      String serial = order.naming().serials().next(number);
      if (serialNumbers.add(serial)) {
        return serial;
      }
    }
    throw Refusal.of("factory.serials-exhausted", MOST_TRIES);
  }

  private String taken(String serial, String where) {
    if (!serialNumbers.add(serial)) {
      throw Refusal.of("factory.serial-taken", where, serial);
    }
    return serial;
  }

  private void takeRotatingId(FactoryEntry.Own own) {
    if (!rotatingIds.add(own.value().toLowerCase(Locale.ROOT))) {
      throw Refusal.of("factory.rotating-id-taken", own.where());
    }
  }

  /** The unit that a certificate names; empty where the name is one of its issuer's own. */
  static Optional<String> unitNamed(String commonName) {
    try {
      return Optional.of(commonName)
          .filter(name -> UUID.fromString(name).toString().equalsIgnoreCase(name));
    } catch (IllegalArgumentException otherName) {
      return Optional.empty();
    }
  }

  /** RFC 9562 version 4, from our own source of randomness; a given DAC may name it instead. */
  private String uuid() {
    if (order.dacSource() instanceof DacSource.Given(var dac, var _)) {
      Optional<String> named = unitNamed(dac.commonName());
      if (named.isPresent()) {
        return named.get();
      }
    }
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    ByteBuffer bits = ByteBuffer.wrap(bytes);
    long high = (bits.getLong() & ~0xF000L) | 0x4000L;
    long low = (bits.getLong() & ~(3L << 62)) | (2L << 62);
    return new UUID(high, low).toString();
  }
}
