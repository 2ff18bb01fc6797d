package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FlashPlanTest {
  private static final int FLASH = 4 << 20;

  private final PartitionTable table =
      new PartitionTable(
          List.of(
              new Partition("fctry", 1, 2, 0x10000, 0x6000, 0),
              new Partition("locked", 1, 2, 0x20000, 0x6000, 1),
              new Partition("app", 0, 0, 0x100000, 0x100000, 0)));

  @Test
  void theWholePartitionGetsNewContent() {
    Region region = FlashPlan.factoryData(table, "fctry", new byte[] {1, 2});
    assertThat(region.offset()).isEqualTo(0x10000);
    assertThat(region.image()).hasSize(0x6000).startsWith(1, 2, 0xFF).endsWith(0xFF);
  }

  @Test
  void anImageLargerThanThePartitionIsRefused() {
    refused("flash.image-too-large", () -> FlashPlan.factoryData(table, "fctry", new byte[0x6001]));
  }

  @Test
  void onlyAnUnmarkedNvsPartitionTakesFactoryData() {
    refused("flash.not-nvs", () -> FlashPlan.factoryData(table, "app", new byte[1]));
    refused("flash.nvs-encrypted", () -> FlashPlan.factoryData(table, "locked", new byte[1]));
    refused("flash.label-absent", () -> FlashPlan.factoryData(table, "nvs", new byte[1]));
  }

  @Test
  void whatDoesNotFitTheFlashIsRefusedBeforeItIsTouched() {
    refused(
        "flash.unaligned",
        () -> check(new Region("x", 0x800, new byte[0x1000], new Sealing.Plain(), false)));
    refused(
        "flash.unaligned",
        () -> check(new Region("x", 0x1000, new byte[0x10], new Sealing.Plain(), false)));
    refused(
        "flash.beyond-flash",
        () -> check(new Region("x", FLASH, new byte[0x1000], new Sealing.Plain(), false)));
    refused(
        "flash.beyond-flash",
        () -> check(new Region("x", -0x1000, new byte[0x1000], new Sealing.Plain(), false)));
    refused(
        "flash.beyond-reach",
        () ->
            new FlashPlan(
                    List.of(new Region("x", 1 << 24, new byte[0x1000], new Sealing.Plain(), false)))
                .check(1 << 25));
  }

  @Test
  void overlappingRegionsAreRefusedInAnyOrder() {
    Region low = new Region("low", 0x1000, new byte[0x2000], new Sealing.Plain(), false);
    Region high = new Region("high", 0x2000, new byte[0x1000], new Sealing.Plain(), false);
    refused("flash.overlap", () -> check(low, high));
    refused("flash.overlap", () -> check(high, low));
    refused("flash.overlap", () -> check(low, low));
    check(low, new Region("next", 0x3000, new byte[0x1000], new Sealing.Plain(), false));
  }

  private static void check(Region... regions) {
    assertThat(new FlashPlan(List.of(regions)).check(FLASH).regions()).hasSize(regions.length);
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
