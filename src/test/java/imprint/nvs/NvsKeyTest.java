package imprint.nvs;

import static imprint.nvs.NvsImageTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NvsKeyTest {
  /** Draws what it is given, call by call. */
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1;
    private int call;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) 5);
      if (call++ > 0) {
        bytes[call] = (byte) call;
      }
    }
  }

  private static byte[] keyOf(String name) {
    return HexFormat.of().parseHex(Vectors.json(name, "case.json").get("key_hex").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40-enc-simple",
        "41-enc-rawkey64",
        "43-enc-matter-like",
        "44-enc-v1",
        "50-hmac-keys"
      })
  void readsTheKeyFilesOfTheGenerator(String name) {
    try (NvsKey key = NvsKey.read(Vectors.bytes(name, "keys.bin"), "keys.bin")) {
      assertThat(Arrays.copyOf(key.toPartition(), 64)).isEqualTo(keyOf(name));
    }
  }

  @Test
  void derivesTheKeyThatTheHmacPeripheralDerives() {
    try (NvsKey key = NvsKey.ofHmac(Vectors.bytes("50-hmac-keys", "hmac.bin"))) {
      assertThat(key.toPartition()).isEqualTo(Vectors.bytes("50-hmac-keys", "keys.bin"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void anHmacKeyHas32Bytes(int length) {
    refused("nvs.hmac-length", () -> NvsKey.ofHmac(new byte[length]));
  }

  @Test
  void aKeysPartitionIsReadBack() {
    try (NvsKey key = NvsKey.random(new SecureRandom())) {
      byte[] partition = key.toPartition();
      assertThat(partition).hasSize(4096);
      assertThat(NvsKey.looksLikePartition(partition)).isTrue();
      assertThat(Arrays.copyOfRange(partition, 68, 4096)).containsOnly(0xFF);
      try (NvsKey again = NvsKey.read(partition, "keys.bin")) {
        assertThat(again.toPartition()).isEqualTo(partition);
      }
    }
  }

  @Test
  void equalHalvesAreDrawnAgain() {
    try (NvsKey key = NvsKey.random(new Drawn())) {
      assertThat(key.toPartition()).startsWith(5, 5, 2, 5);
    }
  }

  @Test
  void equalHalvesAreRefused() {
    refused("nvs.key-halves", () -> NvsKey.of(new byte[64]));
    refused(
            "nvs.key-halves",
            () -> NvsKey.read(Vectors.bytes("e28-enc-same-halves", "keys.bin"), "keys.bin"))
        .hasMessageContaining("keys.bin");
  }

  @Test
  void aKeyHas64Bytes() {
    refused("nvs.key-length-wrong", () -> NvsKey.of(new byte[63]));
  }

  /** 128: the key as hex digits, of which the generator silently takes half. */
  @ParameterizedTest
  @ValueSource(ints = {0, 63, 65, 128, 4095, 4097})
  void otherFilesAreNoKeys(int length) {
    refused("nvs.key-file", () -> NvsKey.read(new byte[length], "some.bin"))
        .hasMessageContaining("some.bin")
        .hasMessageContaining("4096");
  }

  @Test
  void theChecksumOfAKeysPartitionIsChecked() {
    byte[] partition = Vectors.bytes("40-enc-simple", "keys.bin");
    for (int at : new int[] {0, 33, 64, 67}) {
      byte[] damaged = partition.clone();
      damaged[at] ^= 1;
      refused("nvs.key-crc", () -> NvsKey.read(damaged, "keys.bin"));
      assertThat(NvsKey.looksLikePartition(damaged)).isTrue();
    }
  }

  @Test
  void aBlankPartitionHoldsNoKey() {
    byte[] blank = new byte[4096];
    Arrays.fill(blank, (byte) 0xFF);
    refused("nvs.key-blank", () -> NvsKey.read(blank, "keys.bin"));
    assertThat(NvsKey.looksLikePartition(blank)).isFalse();
  }

  @Test
  void anImageDoesNotLookLikeKeys() {
    assertThat(NvsKey.looksLikePartition(SmallImage.small())).isFalse();
    assertThat(NvsKey.looksLikePartition(Arrays.copyOf(SmallImage.small(), 4096))).isFalse();
  }

  @Test
  void isWipedAndSaysNothing() {
    byte[] bytes = keyOf("40-enc-simple");
    NvsKey key = NvsKey.of(bytes);
    assertThat(key).hasToString("NVS key");
    key.close();
    assertThat(bytes).isEqualTo(keyOf("40-enc-simple"));
    assertThatThrownBy(key::toPartition).isInstanceOf(IllegalStateException.class);
  }

  @Property(tries = 300)
  void anyFileIsAKeyOrRefused(@ForAll @Size(max = 5000) byte[] bytes, @ForAll boolean partition) {
    byte[] file = partition ? Arrays.copyOf(bytes, 4096) : bytes;
    try (NvsKey key = NvsKey.read(file, "some.bin")) {
      assertThat(key.toPartition()).startsWith(Arrays.copyOf(file, 64));
    } catch (Refusal refused) {
      assertThat(refused.finding().code())
          .isIn("nvs.key-file", "nvs.key-crc", "nvs.key-blank", "nvs.key-halves");
    }
    assertThat(NvsKey.isPartition(file)).isFalse();
  }

  @Property(tries = 200)
  void whatIsReadIsWhatWasWritten(@ForAll @Size(64) byte[] bytes) {
    bytes[0] = (byte) ~bytes[32];
    try (NvsKey key = NvsKey.of(bytes);
        NvsKey again = NvsKey.read(key.toPartition(), "keys.bin")) {
      assertThat(Arrays.copyOf(again.toPartition(), 64)).isEqualTo(bytes);
    }
  }
}
