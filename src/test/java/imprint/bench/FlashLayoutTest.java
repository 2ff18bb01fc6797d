package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlashLayoutTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8, 16})
  void itsTableIsOneThatTheStationReads(int mebibytes) {
    int size = mebibytes << 20;
    byte[] flash = FlashLayout.withFirmware(size, 0);
    PartitionTable table = PartitionTable.parse(Arrays.copyOfRange(flash, 0x8000, 0x8C00));
    Partition factory = table.named("fctry");
    assertThat(factory.nvs()).isTrue();
    assertThat(factory.size()).isEqualTo(0x6000);
    assertThat(factory.offset() + factory.size()).isLessThanOrEqualTo(size);
    assertThat(table.named("esp_secure_cert").secureCert()).isTrue();
    assertThat(table.named("esp_secure_cert").encrypted()).isTrue();
    Partition keys = table.named("nvs_keys");
    assertThat(keys.type()).isOne();
    assertThat(keys.subtype()).isEqualTo(4);
    assertThat(keys.encrypted()).isTrue();
    assertThat(keys.size()).isEqualTo(0x1000);
    assertThat(table.named("factory").offset()).isEqualTo(0x10000);
  }

  @Test
  void itReadsItsOwnRows() {
    byte[] flash = FlashLayout.withFirmware(4 << 20, 0);
    assertThat(FlashLayout.rows(Arrays.copyOfRange(flash, 0x8000, 0x8C00)))
        .extracting(FlashLayout.Row::label)
        .containsExactly("nvs", "phy_init", "factory", "esp_secure_cert", "fctry", "nvs_keys");
  }

  @Test
  void anErasedTableHasNoRows() {
    assertThat(FlashLayout.rows(FlashLayout.blank(0xC00))).isEmpty();
  }
}
