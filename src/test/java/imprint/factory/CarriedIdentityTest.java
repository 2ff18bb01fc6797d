package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.nvs.NvsCipher;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsKey;
import imprint.securecert.SecureCertImage;
import imprint.securecert.SecureCertType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CarriedIdentityTest {
  private static byte[] nvs(String namespace) {
    try (NvsImage image = new NvsImage(0x3000)) {
      return image.namespace("other").u8("a", 1).namespace(namespace).u32("n", 5).toBytes();
    }
  }

  private static byte[] certificates() {
    try (SecureCertImage image = new SecureCertImage()) {
      return image.add(SecureCertType.DEVICE_CERT, new byte[300]).toBytes();
    }
  }

  private static byte[] blank(int length) {
    byte[] blank = new byte[length];
    Arrays.fill(blank, (byte) 0xFF);
    return blank;
  }

  private static byte[] firmware(int length) {
    byte[] firmware = new byte[length];
    new Random(7).nextBytes(firmware);
    // programs name the namespace as well
    byte[] name = "chip-factory\0".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(name, 0, firmware, 0x1008, name.length);
    return firmware;
  }

  private static byte[] memory(byte[]... parts) {
    ByteArrayOutputStream memory = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      memory.writeBytes(part);
    }
    return memory.toByteArray();
  }

  @Test
  void aUnitsDataAndCertificatesDo() {
    assertThat(CarriedIdentity.in(nvs("chip-factory"))).isTrue();
    assertThat(CarriedIdentity.in(certificates())).isTrue();
  }

  @Test
  void whatNobodyCanReadMay() {
    try (NvsKey key = NvsKey.random(new SecureRandom())) {
      assertThat(CarriedIdentity.in(NvsCipher.encrypt(nvs("rf-cal"), key))).isTrue();
    }
    byte[] damaged = nvs("rf-cal");
    damaged[64 + 8]++;
    assertThat(CarriedIdentity.in(damaged)).isTrue();
  }

  @Test
  void whatAnyNumberOfBoardsMayHaveDoesNot() {
    assertThat(CarriedIdentity.in(nvs("rf-cal"))).isFalse();
    assertThat(CarriedIdentity.in(blank(0x3000))).isFalse();
    assertThat(CarriedIdentity.in(firmware(0x12345))).isFalse();
    assertThat(CarriedIdentity.in(new byte[5])).isFalse();
    try (NvsKey key = NvsKey.random(new SecureRandom())) {
      assertThat(CarriedIdentity.in(key.toPartition())).isFalse();
    }
  }

  @Test
  void itIsFoundInTheContentOfAWholeMemory() {
    byte[] firmware = firmware(0x10000);
    byte[] shared = memory(blank(0x1000), nvs("rf-cal"), firmware, blank(0x1000));
    assertThat(CarriedIdentity.in(shared)).isFalse();
    assertThat(CarriedIdentity.in(memory(shared, nvs("rf-cal"), nvs("chip-factory")))).isTrue();
    assertThat(CarriedIdentity.in(memory(shared, certificates(), firmware))).isTrue();
  }
}
