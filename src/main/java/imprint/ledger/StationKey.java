package imprint.ledger;

import imprint.ledger.chain.ChainKey;
import imprint.ledger.custody.Keyring;
import imprint.ledger.custody.Sealer;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a ledger needs of the station's keys: those that seal copies, newest last, and the one of
 * the fingerprints, which is the root's for ever, because equal passcodes must stay equal.
 */
final class StationKey implements AutoCloseable {
  private final List<Secret> sealing = new ArrayList<>();
  private final Secret marking;
  private final Secret signing;
  private final List<String> ids;

  /** The keyring stays its owner's to close. */
  StationKey(Keyring keys) {
    for (int i = 0; i < keys.size(); i++) {
      sealing.add(keys.derive(i, "imprint ledger: sealed copies"));
    }
    marking = keys.derive(0, "imprint ledger: fingerprints");
    signing = keys.derive(0, "imprint ledger: chains");
    ids = keys.ids();
  }

  /** Of the root: tells the keys of stations apart and says nothing of them. */
  String id() {
    return ids.getFirst();
  }

  /** Of the key that seals from now on. */
  String newest() {
    return ids.getLast();
  }

  /** Of the newest key. */
  Sealer sealer(SecureRandom random) {
    return new Sealer(sealing.getLast(), random);
  }

  /** Of the key with that id; empty where the station does not have it. */
  Optional<Sealer> sealer(String id, SecureRandom random) {
    int index = ids.indexOf(id);
    return index < 0 ? Optional.empty() : Optional.of(new Sealer(sealing.get(index), random));
  }

  /** HMAC-SHA256 of {@code value}; {@code purpose} keeps equal values of two kinds apart. */
  Fingerprint fingerprint(String purpose, byte[] value) {
    return Fingerprint.of(hmac(marking, purpose, value));
  }

  /** The key that signs the heads of that chain: the same on every station with this key. */
  ChainKey chainKey(String chain) {
    try (Secret seed =
        Secret.owning(hmac(signing, "chain", chain.getBytes(StandardCharsets.UTF_8)))) {
      return ChainKey.of(seed);
    }
  }

  private static byte[] hmac(Secret with, String purpose, byte[] value) {
    return with.use(
        key -> {
          try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value);
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
          }
        });
  }

  @Override
  public void close() {
    sealing.forEach(Secret::close);
    marking.close();
    signing.close();
  }
}
