package imprint.securecert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureCertImageTest {
  private static final byte[] SALT = filled(32, 7);

  @Test
  void equalsTheImageOfThePeerByteForByte() {
    String name = SecureCertVectors.PLAIN;
    try (var image = new SecureCertImage()) {
      // the order of the calls makes no difference
      image.privateKey(SecureCertVectors.key(name));
      image.caCertificate(SecureCertVectors.pai(name));
      image.deviceCertificate(SecureCertVectors.dac(name));
      assertThat(image.toBytes()).isEqualTo(SecureCertVectors.image(name));
    }
  }

  @Test
  void withTheKeyInAnEfuseOnlyTheKeyAndItsCrcDifferFromThePeer() {
    String name = SecureCertVectors.PERIPHERAL;
    byte[] peer = SecureCertVectors.image(name);
    byte[] ours = peripheral(1);
    int key = 1104 + SecureCertLayout.HEADER;
    int crc = key + SecureCertLayout.padded(SecureCertImage.KEY_LENGTH);
    assertThat(Arrays.copyOf(ours, key)).isEqualTo(Arrays.copyOf(peer, key));
    assertThat(Arrays.copyOfRange(ours, key, crc)).containsOnly(0);
    assertThat(tail(ours, crc + 4)).isEqualTo(tail(peer, crc + 4));
    try (var contents = SecureCertReader.read(ours)) {
      assertThat(contents.findings()).isEmpty();
    }
  }

  @Test
  void withTheKeyInAnEfuseNoImageHoldsIt() {
    byte[] scalar = SecureCertVectors.scalar(SecureCertVectors.PERIPHERAL);
    byte[] peer = SecureCertVectors.image(SecureCertVectors.PERIPHERAL);
    assertThat(SecureCertVectors.contains(peer, scalar)).as("the fault of the peer").isTrue();
    assertThat(SecureCertVectors.contains(peripheral(1), scalar)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void theConfigurationNamesTheEfuseBlock(int keyId) {
    try (var image = new SecureCertImage()) {
      byte[] configuration =
          image.keyInPeripheral(keyId).entries().getFirst().data().use(byte[]::clone);
      assertThat(configuration).hasSize(40).startsWith(keyId + 4);
      assertThat(tail(configuration, 1)).containsOnly(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 6})
  void refusesAnEfuseKeyThatNoChipHas(int keyId) {
    try (var image = new SecureCertImage()) {
      assertRefused(() -> image.keyInPeripheral(keyId), "securecert.efuse-key");
    }
  }

  /** Written out by hand from the table of the format: no tool's image of this form was at hand. */
  @Test
  void mattersOwnDataFollowsTheKeyInTheOrderOfTheTable() {
    String name = SecureCertVectors.PLAIN;
    byte[] plain = SecureCertVectors.image(name);
    byte[] all;
    try (var image = new SecureCertImage()) {
      image
          .random128And129(new SecureRandom())
          .rotatingId(Secret.owning(filled(16, 9)))
          .commissionable(0xABC, Secret.owning(filled(97, 3)), SALT, 10_000)
          .deviceCertificate(SecureCertVectors.dac(name))
          .caCertificate(SecureCertVectors.pai(name))
          .privateKey(SecureCertVectors.key(name));
      all = image.toBytes();
    }
    int at = 1184;
    assertThat(Arrays.copyOf(all, at)).isEqualTo(Arrays.copyOf(plain, at));
    HexFormat hex = HexFormat.of();
    at = assertEntry(all, at, 0, "bc0a");
    at = assertEntry(all, at, 1, hex.formatHex(filled(97, 3)));
    at = assertEntry(all, at, 2, hex.formatHex(SALT));
    at = assertEntry(all, at, 3, "10270000");
    at = assertEntry(all, at, 4, hex.formatHex(filled(16, 9)));
    String random = dataAt(all, at, 32);
    at = assertEntry(all, at, 128, random);
    assertThat(dataAt(all, at, 32)).as("drawn anew").isNotEqualTo(random);
    at = assertEntry(all, at, 129, dataAt(all, at, 32));
    assertThat(dataAt(all, at - SecureCertLayout.HEADER, 4)).isEqualTo("ffff0000");
    assertThat(tail(all, at + 4)).containsOnly(0xFF);
  }

  private static int assertEntry(byte[] image, int at, int subtype, String data) {
    int length = data.length() / 2;
    ByteBuffer bytes = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes.getInt(at)).isEqualTo(0xBA5EBA11);
    assertThat(bytes.getInt(at + 4)).as("flags and reserved").isZero();
    assertThat(bytes.get(at + 8) & 0xFF).isEqualTo(201);
    assertThat(bytes.get(at + 9) & 0xFF).isEqualTo(subtype);
    assertThat(bytes.getShort(at + 10)).isEqualTo((short) length);
    assertThat(dataAt(image, at, length)).isEqualTo(data);
    return at + SecureCertLayout.entry(length);
  }

  private static String dataAt(byte[] image, int entry, int length) {
    return HexFormat.of().formatHex(image, entry + 12, entry + 12 + length);
  }

  @Test
  void paddingIsZeroAndNeverWholeSixteenBytes() {
    assertThat(SecureCertLayout.padded(0)).isZero();
    assertThat(SecureCertLayout.padded(1)).isEqualTo(16);
    assertThat(SecureCertLayout.padded(32)).isEqualTo(32);
    byte[] image = SecureCertWriter.write(List.of(entry(51, 0, new byte[] {1})));
    assertThat(Arrays.copyOfRange(image, 13, 28)).containsOnly(0);
  }

  @Test
  void refusesAValueGivenTwice() {
    try (var image = new SecureCertImage().deviceCertificate(SALT)) {
      assertRefused(() -> image.deviceCertificate(SALT), "securecert.duplicate");
      assertRefused(
          () -> image.keyInPeripheral(1).privateKey(Secret.owning(new byte[121])),
          "securecert.duplicate");
    }
    assertRefused(
        () -> SecureCertWriter.write(List.of(entry(51, 1, SALT), entry(51, 1, new byte[1]))),
        "securecert.duplicate");
  }

  @Test
  void refusesWhatTheLengthFieldCannotSay() {
    try (var image = new SecureCertImage().caCertificate(new byte[65536])) {
      assertRefused(image::toBytes, "securecert.data-too-long");
    }
  }

  @Test
  void refusesAnImageWithoutRoomForItsEndMarker() {
    int most = SecureCertImage.SIZE - 2 * 16;
    byte[] full = SecureCertWriter.write(List.of(entry(51, 0, new byte[most])));
    assertThat(SecureCertLayout.isEndMarker(full, SecureCertImage.SIZE - 16)).isTrue();
    assertRefused(
        () -> SecureCertWriter.write(List.of(entry(51, 0, new byte[most + 1]))),
        "securecert.image-too-long");
  }

  @Test
  void refusesWhatCannotBeCommissioningData() {
    try (var image = new SecureCertImage()) {
      Secret verifier = Secret.owning(new byte[97]);
      Secret shorter = Secret.owning(new byte[96]);
      assertWrong(() -> image.commissionable(4096, verifier, SALT, 1000));
      assertWrong(() -> image.commissionable(-1, verifier, SALT, 1000));
      assertWrong(() -> image.commissionable(0, shorter, SALT, 1000));
      assertWrong(() -> image.commissionable(0, verifier, new byte[15], 1000));
      assertWrong(() -> image.commissionable(0, verifier, SALT, 999));
      assertWrong(() -> image.rotatingId(shorter));
      assertThat(image.entries()).isEmpty();
    }
  }

  @Test
  void isWipedOnCloseAndLeavesWhatItWasGiven() {
    Secret key = SecureCertVectors.key(SecureCertVectors.PLAIN);
    SecureCertImage image = new SecureCertImage().privateKey(key);
    image.close();
    assertThat(image).hasToString("secure cert image, 1 entries");
    assertThatThrownBy(image::toBytes).isInstanceOf(IllegalStateException.class);
    assertThat(key.use(byte[]::clone)).startsWith(0x30, 0x77);
  }

  private static byte[] peripheral(int keyId) {
    String name = SecureCertVectors.PERIPHERAL;
    try (var image = new SecureCertImage()) {
      return image
          .deviceCertificate(SecureCertVectors.dac(name))
          .caCertificate(SecureCertVectors.pai(name))
          .keyInPeripheral(keyId)
          .toBytes();
    }
  }

  private static SecureCertEntry entry(int type, int subtype, byte[] data) {
    return new SecureCertEntry(type, subtype, 0, Secret.copyOf(data));
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static void assertRefused(Runnable act, String code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }

  private static void assertWrong(Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(IllegalArgumentException.class);
  }
}
