package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.factory.ReturnedData.Condition;
import imprint.nvs.NvsImage;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReturnedDataTest {
  private static byte[] image() {
    return new NvsImage(0x6000)
        .namespace("chip-factory")
        .u32("vendor-id", 0xFFF1)
        .u32("product-id", 0x8000)
        .u32("discriminator", 0xABC)
        .string("serial-num", "SN1")
        .blob("dac-pub-key", new byte[] {4, 1})
        .toBytes();
  }

  @Test
  void whoseDataItIsIsTold() {
    ReturnedData data = ReturnedData.of(image(), Optional.empty());
    assertThat(data.condition()).isEqualTo(Condition.SOUND);
    assertThat(data.serialNumber()).contains("SN1");
    assertThat(data.vendorId()).hasValue(0xFFF1);
    assertThat(data.productId()).hasValue(0x8000);
    assertThat(data.discriminator()).hasValue(0xABC);
    assertThat(data.dacPublicKey()).contains("0401");
  }

  @Test
  void everyConditionIsTold() {
    byte[] blank = new byte[0x3000];
    Arrays.fill(blank, (byte) 0xFF);
    byte[] damaged = image();
    damaged[64 + 32 * 3 + 9] ^= 1;
    byte[] zeros = new byte[0x3000];
    byte[] other = new NvsImage(0x3000).namespace("wifi").u8("on", 1).toBytes();
    assertThat(of(blank)).isEqualTo(Condition.BLANK);
    assertThat(of(damaged)).isEqualTo(Condition.DAMAGED);
    assertThat(of(zeros)).isEqualTo(Condition.STRANGE);
    assertThat(of(other)).isEqualTo(Condition.WITHOUT_DATA);
    try (UnitNvsKey key = UnitNvsKey.random(new SecureRandom());
        UnitNvsKey wrong = UnitNvsKey.random(new SecureRandom())) {
      byte[] sealed = key.seal(image());
      assertThat(of(sealed)).isEqualTo(Condition.LOCKED);
      assertThat(ReturnedData.of(sealed, Optional.of(wrong)).condition())
          .isEqualTo(Condition.LOCKED);
      assertThat(ReturnedData.of(sealed, Optional.of(key)).serialNumber()).contains("SN1");
    }
  }

  @Property(tries = 200)
  void anythingComesBackAsSomething(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] found = random.nextBoolean() ? image() : new byte[0x2000];
    for (int i = 0; i < 100; i++) {
      found[random.nextInt(found.length)] = (byte) random.nextInt();
    }
    assertThat(of(found)).isNotNull();
  }

  private static Condition of(byte[] partition) {
    return ReturnedData.of(partition, Optional.empty()).condition();
  }
}
