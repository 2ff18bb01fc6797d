package imprint.esp.flash.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.esp.flash.encryption.FlashVectors.Vector;
import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FlashSchemeTest {
  /** A scheme under a random key, and bytes of random length at a random place. */
  record Piece(FlashScheme scheme, int address, byte[] plain) {
    @Override
    public String toString() {
      return scheme.getClass().getSimpleName() + " 0x%x+%d".formatted(address, plain.length);
    }
  }

  static List<Vector> vectors() {
    return FlashVectors.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encryptsAsEspressifsToolDoes(Vector vector, @TempDir Path folder) throws IOException {
    try (FlashKey key = key(folder, vector)) {
      FlashScheme scheme = key.scheme(vector.config());
      assertThat(scheme.encrypt(vector.address(), vector.plain())).isEqualTo(vector.sealed());
      assertThat(scheme.decrypt(vector.address(), vector.sealed())).isEqualTo(vector.plain());
    }
  }

  @Property(tries = 100)
  void decryptingGivesBackWhatWasEncrypted(@ForAll("pieces") Piece piece) {
    byte[] sealed = piece.scheme.encrypt(piece.address, piece.plain);
    assertThat(sealed).hasSameSizeAs(piece.plain);
    assertThat(piece.scheme.decrypt(piece.address, sealed)).isEqualTo(piece.plain);
    if (sealed.length > 0) {
      assertThat(sealed).isNotEqualTo(piece.plain);
    }
  }

  @Property(tries = 100)
  void anyBlockAloneIsTheSliceOfTheWhole(@ForAll("pieces") Piece piece) {
    byte[] whole = piece.scheme.encrypt(piece.address, piece.plain);
    for (int at = 0; at < whole.length; at += FlashScheme.BLOCK) {
      byte[] alone = Arrays.copyOfRange(piece.plain, at, at + FlashScheme.BLOCK);
      assertThat(piece.scheme.encrypt(piece.address + at, alone))
          .isEqualTo(Arrays.copyOfRange(whole, at, at + FlashScheme.BLOCK));
    }
  }

  @Provide
  static Arbitrary<Piece> pieces() {
    return Combinators.combine(
            Arbitraries.of(16, 32, 64),
            Arbitraries.integers().between(0, 0xF),
            Arbitraries.integers().between(0, (1 << 20) - 64),
            Arbitraries.integers().between(0, 40),
            Arbitraries.longs())
        .as(
            (kind, config, block, blocks, seed) -> {
              Random random = new Random(seed);
              byte[] key = bytes(random, Math.max(32, kind));
              Secret secret = Secret.owning(key);
              return new Piece(
                  kind == 16 ? new TweakedAes(secret, config) : new XtsAes(secret),
                  block * FlashScheme.BLOCK,
                  bytes(random, blocks * FlashScheme.BLOCK));
            });
  }

  @ParameterizedTest
  @CsvSource({"8, 16", "0x9001, 16", "-16, 16", "0x9000, 15", "0x9000, 1"})
  void refusesWhatIsNotInWholeBlocks(String address, int length) {
    Secret secret = Secret.owning(new byte[32]);
    for (FlashScheme scheme : List.of(new TweakedAes(secret, 0xF), new XtsAes(secret))) {
      int at = Integer.decode(address);
      assertThatThrownBy(() -> scheme.encrypt(at, new byte[length]))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("multiple of 16 bytes");
      assertThatThrownBy(() -> scheme.decrypt(at, new byte[length])).isInstanceOf(Refusal.class);
    }
  }

  /** 3/4 coding has room for 24 bytes; the hardware takes the eight in the middle twice. */
  @Test
  void aKeyOf24BytesIsTheOneWithItsMiddleRepeated(@TempDir Path folder) throws IOException {
    byte[] whole = bytes(new Random(3), 32);
    System.arraycopy(whole, 8, whole, 24, 8);
    byte[] plain = bytes(new Random(4), 96);
    Vector esp32 = vectors().getFirst();
    try (FlashKey shorter = key(folder, with(esp32, Arrays.copyOf(whole, 24)));
        FlashKey longer = key(folder, with(esp32, whole))) {
      assertThat(shorter.scheme().encrypt(0x9010, plain))
          .isEqualTo(longer.scheme().encrypt(0x9010, plain));
    }
  }

  @Test
  void withoutFurtherWordTheEsp32sWholeKeyIsTweaked(@TempDir Path folder) throws IOException {
    Vector vector = vectors().getFirst();
    assertThat(vector.config()).isEqualTo(0xF);
    try (FlashKey key = key(folder, vector)) {
      assertThat(key.scheme().encrypt(vector.address(), vector.plain())).isEqualTo(vector.sealed());
    }
  }

  private static Vector with(Vector vector, byte[] key) {
    return new Vector("", vector.chip(), key, 0, 0xF, new byte[0], new byte[0]);
  }

  private static FlashKey key(Path folder, Vector vector) throws IOException {
    Path file = Files.write(folder.resolve("key" + vector.key().length + ".bin"), vector.key());
    return FlashKey.read(file, vector.chip());
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
