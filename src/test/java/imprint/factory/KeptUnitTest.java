package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.nvs.NvsCipher;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsKey;
import imprint.securecert.SecureCertImage;
import imprint.securecert.SecureCertType;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptUnitTest {
  @Test
  void columnsAreTheKeysInTheirOrderWithoutFilesAndKeys() {
    try (KeptUnit kept = KeptUnit.read(image(), Optional.empty(), Optional.empty())) {
      assertThat(kept.columns())
          .containsExactly(
              Map.entry("discriminator", "3840"),
              Map.entry("serial-num", "S1"),
              Map.entry("rd-id-uid", "0102"));
      assertThat(kept.secureCertColumns()).isEmpty();
      assertThat(kept).hasToString("KeptUnit");
    }
  }

  @Test
  void anEncryptedImageIsReadWithItsKey() {
    try (NvsKey key = NvsKey.random(new SecureRandom())) {
      byte[] encrypted = NvsCipher.encrypt(image(), key);
      try (KeptUnit kept =
          KeptUnit.read(encrypted, Optional.of(key.toPartition()), Optional.empty())) {
        assertThat(kept.columns()).containsEntry("serial-num", "S1");
      }
    }
  }

  @Test
  void whatLiesInTheSecureCertPartitionIsReadThere() {
    byte[] partition;
    try (SecureCertImage image = new SecureCertImage()) {
      image.addU16(SecureCertType.DISCRIMINATOR, 0xF01);
      image.addU32(SecureCertType.ITERATION_COUNT, 10000);
      image.add(SecureCertType.SALT, new byte[] {1, 2, 3});
      image.add(SecureCertType.ROTATING_ID, new byte[] {10, 11});
      partition = image.toBytes();
    }
    try (KeptUnit kept = KeptUnit.read(image(), Optional.empty(), Optional.of(partition))) {
      assertThat(kept.secureCertColumns())
          .containsExactly(
              Map.entry("discriminator", "3841"),
              Map.entry("iteration-count", "10000"),
              Map.entry("salt", "AQID"),
              Map.entry("rd-id-uid", "0a0b"));
      assertThat(kept.dac()).isEmpty();
    }
  }

  private static byte[] image() {
    try (NvsImage image = new NvsImage(0x6000)) {
      image.namespace("chip-factory");
      image.u32("discriminator", 3840);
      image.string("serial-num", "S1");
      image.blob("rd-id-uid", new byte[] {1, 2});
      image.blob("dac-key", new byte[32]);
      return image.toBytes();
    }
  }
}
