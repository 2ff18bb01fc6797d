package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.Fault.Way;
import imprint.esp.chip.Chips;
import imprint.finding.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultNamesTest {
  private static final Map<String, Fault> NAMED =
      Map.ofEntries(
          Map.entry("drop:7", new Fault.Drop(Way.TO_BOARD, 7)),
          Map.entry("drop-answer:0x10", new Fault.Drop(Way.TO_HOST, 16)),
          Map.entry("flip:7", new Fault.Flip(Way.TO_BOARD, 7, 4)),
          Map.entry("flip-answer:7", new Fault.Flip(Way.TO_HOST, 7, 4)),
          Map.entry("double:9", new Fault.Twice(Way.TO_BOARD, 9)),
          Map.entry("double-answer:9", new Fault.Twice(Way.TO_HOST, 9)),
          Map.entry("unplug:20", Fault.at(20, Mishap.Cut.UNPLUGGED)),
          Map.entry("late-answer:0x03/2", new Fault.At(Moment.of(3, 2), Mishap.OnAnswer.LATE)),
          Map.entry("noise:77/5", new Fault.Noise(77, 5)),
          Map.entry("noise:77/0.05", new Fault.Noise(77, 0.05)),
          Map.entry("unplug-byte:20", new Fault.Unplug(Way.TO_BOARD, 20)),
          Map.entry("unplug-answer:20", new Fault.Unplug(Way.TO_HOST, 20)),
          Map.entry("brown-out:3", Fault.at(3, Mishap.Cut.BROWN_OUT)),
          Map.entry("stuck-erase", new Fault.StuckErase()),
          Map.entry("stuck-bits:0x3e0010", new Fault.StuckBits(0x3E0010, 0xFF)),
          Map.entry("wrong-chip:esp32s3", new Fault.WrongChip(Chips.ESP32_S3)),
          Map.entry("garbage", new Fault.Garbage()),
          Map.entry("silent", new Fault.Silence()));

  @Test
  void everyFaultHasAName() {
    NAMED.forEach((text, fault) -> assertThat(FaultNames.parse(text)).isEqualTo(fault));
    // what an application does wrong has words of its own
    assertThat(NAMED.values().stream().map(Fault::getClass).distinct())
        .hasSize(Fault.class.getPermittedSubclasses().length - 1)
        .doesNotContain(Fault.Application.class);
  }

  @Test
  void everyMishapHasANameOfItsOwnAndAMoment() {
    assertThat(Mishap.all()).extracting(Mishap::word).doesNotHaveDuplicates().hasSize(23);
    for (Mishap mishap : Mishap.all()) {
      assertThat(FaultNames.parse(mishap.word() + ":7")).isEqualTo(Fault.at(7, mishap));
      assertThat(FaultNames.parse(mishap.word() + ":19/1"))
          .isEqualTo(new Fault.At(Moment.of(0x13, 1), mishap));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fire",
        "drop",
        "drop:",
        "drop:0",
        "drop:-1",
        "drop:x",
        "drop:99999999999",
        "garbage:1",
        "wrong-chip:esp8266",
        "wrong-chip:esp32s31",
        "stuck-bits:0x1000000",
        "drop:+5",
        "drop:3/1",
        "unplug",
        "unplug:0",
        "unplug:3/0",
        "unplug:/1",
        "unplug:256/1",
        "unplug:3/",
        "unplug:3/1/1",
        "stuck-erase:x",
        "noise",
        "noise:1",
        "noise:1/1001",
        "noise:1/.5",
        "noise:1/-1",
        "noise:/1",
        "noise:1/"
      })
  void anythingElseIsRefusedWithTheChoice(String text) {
    assertThatThrownBy(() -> FaultNames.parse(text))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("unplug-answer")
        .extracting(e -> ((Refusal) e).finding().code())
        .isEqualTo("sim.fault-unknown");
  }
}
