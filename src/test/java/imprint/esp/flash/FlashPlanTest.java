package imprint.esp.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** Wherever a project keeps its table, no partition may lie over it, nor below. */
  @ParameterizedTest
  @CsvSource({
    "0x8000, 0x9000, 0x6000, true",
    "0x8000, 0x8000, 0x6000, false",
    "0xC000, 0x9000, 0x6000, false",
    "0xC000, 0x9000, 0x3000, false",
    "0xC000, 0xC000, 0x1000, false",
    "0xC000, 0xD000, 0x6000, true",
    "0x10000, 0x9000, 0x6000, false",
    "0x10000, 0x11000, 0x6000, true"
  })
  void theTableIsNoPartitions(String tableAt, String from, String size, boolean apart) {
    int at = Integer.decode(tableAt);
    int offset = Integer.decode(from);
    int length = Integer.decode(size);
    PartitionTable moved =
        new PartitionTable(
            List.of(
                new Partition("data", 1, 2, offset, length, 0),
                new Partition("keys", 1, 4, offset, length, 1),
                new Partition("cert", 0x3F, 6, offset, length, 0)));
    Map<String, ThrowingCallable> all =
        Map.of(
            "data", () -> FlashPlan.target(only(moved, "data"), at, "data", FLASH),
            "keys", () -> FlashPlan.keysTarget(only(moved, "keys"), at, "keys", FLASH),
            "cert", () -> FlashPlan.secureCertTarget(only(moved, "cert"), at, "cert", FLASH));
    all.forEach(
        (label, target) -> {
          if (apart) {
            assertThatCode(target).as(label).doesNotThrowAnyException();
          } else {
            refused("flash.shared", target);
          }
        });
  }

  private static PartitionTable only(PartitionTable table, String label) {
    return new PartitionTable(List.of(table.named(label)));
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
