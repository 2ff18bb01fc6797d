package imprint.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import imprint.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrappedKeysTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALL_ZERO = "00".repeat(32);

  @Property(tries = 200)
  void whatIsWrittenIsReadAndOpened(
      @ForAll("wrappings") Wrapping wrapping,
      @ForAll @IntRange(min = 1, max = 5) int count,
      @ForAll @Size(32) byte[] kek) {
    try (Keyring keys = keyring(count);
        Secret key = Secret.copyOf(kek)) {
      WrappedKeys written = WrappedKeys.seal(keys, wrapping, key, RANDOM);
      WrappedKeys read = WrappedKeys.parse(written.toBytes());
      assertThat(read).isEqualTo(written);
      assertThat(read.sound()).isTrue();
      try (Keyring opened = read.open(key, RANDOM).orElseThrow()) {
        assertThat(opened.ids()).isEqualTo(keys.ids()).isEqualTo(read.keys());
      }
      byte[] other = kek.clone();
      other[31] ^= 1;
      assertThat(read.open(Secret.owning(other), RANDOM)).isEmpty();
    }
  }

  /** The other fields are associated data. */
  @Property(tries = 100)
  void noFieldCanBeExchanged(
      @ForAll("wrappings") Wrapping one, @ForAll("wrappings") Wrapping other) {
    try (Keyring keys = keyring(1);
        Keyring more = keyring(1);
        Secret key = Secret.owning(new byte[32])) {
      WrappedKeys real = WrappedKeys.seal(keys, one, key, RANDOM);
      WrappedKeys otherIds = new WrappedKeys(1, more.ids(), one, real.sealed(), real.check());
      assertThat(otherIds.sound()).isFalse();
      assertThat(otherIds.open(key, RANDOM)).isEmpty();
      if (!one.equals(other)) {
        WrappedKeys otherWay = new WrappedKeys(1, real.keys(), other, real.sealed(), real.check());
        assertThat(otherWay.sound()).isFalse();
        assertThat(otherWay.open(key, RANDOM)).isEmpty();
      }
    }
  }

  @Property(tries = 500)
  void changedBytesAreRefusedOrUnsoundOrMeanTheSame(
      @ForAll @IntRange(min = 0, max = 10_000) int where, @ForAll byte value) {
    try (Keyring keys = keyring(2);
        Secret key = Secret.owning(new byte[32])) {
      WrappedKeys real =
          WrappedKeys.seal(keys, new Wrapping.Passphrase(64, 1, 1, "00".repeat(16)), key, RANDOM);
      byte[] text = real.toBytes();
      text[where % text.length] = value;
      try {
        WrappedKeys read = WrappedKeys.parse(text);
        assertThat(read.equals(real) || !read.sound()).isTrue();
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasNoCause();
      }
    }
  }

  @Property(tries = 500)
  void anythingIsReadOrRefused(@ForAll @Size(max = 200) byte[] content) {
    assertThatIllegalArgumentException().isThrownBy(() -> WrappedKeys.parse(content));
    assertThat(WrappedKeys.versionOf(content)).isGreaterThanOrEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"lanes\" : 1       | \"lanes\" : 0",
        "\"lanes\" : 1       | \"lanes\" : \"1\"",
        "\"lanes\" : 1       | \"lanes\" : null",
        "\"lanes\" : 1       | \"lanes\" : 1, \"more\" : 1",
        "\"lanes\" : 1       | \"lanes\" : 1, \"lanes\" : 1",
        "\"passes\" : 1      | \"passes\" : 33",
        "\"memory-kib\" : 64 | \"memory-kib\" : 2000000",
        "\"memory-kib\" : 64 | \"memory\" : 64",
        "passphrase          | password",
        "\"check\"           | \"chek\"",
        "\"sealed\" : \"     | \"sealed\" : \"00",
        "\"sealed\" : \"     | \"sealed\" : \"-",
      })
  void whatIsNeverWrittenIsNotRead(String right, String wrong) {
    try (Keyring keys = keyring(1);
        Secret key = Secret.owning(new byte[32])) {
      Wrapping by = new Wrapping.Passphrase(64, 1, 1, "00".repeat(16));
      String text =
          new String(WrappedKeys.seal(keys, by, key, RANDOM).toBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains(right);
      byte[] changed = text.replace(right, wrong).getBytes(StandardCharsets.UTF_8);
      assertThatIllegalArgumentException().isThrownBy(() -> WrappedKeys.parse(changed));
    }
  }

  /** Made by another implementation of Argon2id, HKDF and AES-GCM. */
  @Test
  void aFileThatWasMadeElsewhereOpens() throws IOException {
    try (var in = WrappedKeysTest.class.getResourceAsStream("passphrase.json")) {
      WrappedKeys read = WrappedKeys.parse(in.readAllBytes());
      assertThat(read.sound()).isTrue();
      var by = (Wrapping.Passphrase) read.wrapping();
      try (Secret kek = PassphraseKey.derive(by, "灯 correct horse battery".toCharArray());
          Keyring keys = read.open(kek, RANDOM).orElseThrow();
          Secret joined = keys.joined()) {
        byte[] expected = new byte[64];
        for (int i = 0; i < 32; i++) {
          expected[i] = (byte) i;
          expected[32 + i] = (byte) (100 + i);
        }
        assertThat(joined.<byte[]>use(byte[]::clone)).isEqualTo(expected);
        assertThat(keys.ids()).isEqualTo(read.keys()).startsWith("d39dcc24b2ae71de");
      }
    }
  }

  /** Records print their fields; this one's is a key. */
  @Test
  void theKeyOfAFileThatNothingLocksIsNotPrinted() {
    assertThat(new Wrapping.FileAlone(ALL_ZERO).toString()).doesNotContain("00");
  }

  @Provide
  Arbitrary<Wrapping> wrappings() {
    Arbitrary<String> names = Arbitraries.of("a", "imprint-station", "灯 \"1\"", "C:\\x\\y.dll");
    Arbitrary<Wrapping.Pair> pairs =
        Combinators.combine(names, hex(32, 32), hex(128, 512)).as(Wrapping.Pair::new);
    return Arbitraries.oneOf(
        hex(32, 32).map(Wrapping.FileAlone::new),
        Combinators.combine(
                Arbitraries.integers().between(64, 1 << 20),
                Arbitraries.integers().between(1, 32),
                Arbitraries.integers().between(1, 16),
                hex(16, 16))
            .as(Wrapping.Passphrase::new),
        Combinators.combine(names, pairs).as(Wrapping.SystemStore::new),
        Combinators.combine(names, Arbitraries.integers().between(0, 255), pairs)
            .as(Wrapping.Token::new));
  }

  private static Arbitrary<String> hex(int least, int most) {
    return Arbitraries.bytes()
        .array(byte[].class)
        .ofMinSize(least)
        .ofMaxSize(most)
        .map(HexFormat.of()::formatHex);
  }

  private static Keyring keyring(int count) {
    byte[] all = new byte[32 * count];
    RANDOM.nextBytes(all);
    return Keyring.of(all);
  }
}
