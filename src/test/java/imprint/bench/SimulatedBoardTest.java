package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.RecordedRom;
import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.flash.BoardTable;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Proof;
import imprint.esp.flash.Region;
import imprint.esp.link.Link;
import imprint.esp.link.ResetSequence;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Leaving;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedBoardTest {
  private static final ResetSequence.Pause NO_PAUSE = span -> {};

  @ParameterizedTest
  @ValueSource(strings = {"rom-esp32-plain", "rom-esp32c3-plain", "rom-esp32s3-plain"})
  void answersOverItsCableAsTheRomDid(String name) throws IOException {
    RecordedRom recorded = RecordedRom.load(name);
    Chip chip = Chips.byKey(recorded.chip()).orElseThrow();
    BoardOptions options = BoardOptions.of(1).withBlankFlash().startedInLoader();
    try (SimulatedBoard board = SimulatedBoard.of(chip, options);
        Link link = board.open()) {
      for (RecordedRom.Step step : recorded.steps()) {
        if (step.note().equals("read reg after the change")) {
          link.baudRate(921_600);
        }
        link.write(HexFormat.of().parseHex(step.request()));
        assertThat(HexFormat.of().formatHex(Heard.all(link)))
            .as(step.note())
            .isEqualTo(step.answer());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "esp32",
        "esp32?crystal=26",
        "esp32s2",
        "esp32s3",
        "esp32c2",
        "esp32c2?crystal=40",
        "esp32c3",
        "esp32c5",
        "esp32c5?crystal=40",
        "esp32c6",
        "esp32c61",
        "esp32h2",
        "esp32p4",
        "esp32p4?revision=3.1",
      })
  void takesAnImageFromOurFlasher(String name) throws IOException, InterruptedException {
    byte[] image = new byte[0x6000];
    new Random(7).nextBytes(image);
    PortName port = PortName.parse(name, 2);
    Chip chip = port.chip();
    try (SimulatedBoard board = SimulatedBoard.of(chip, port.options().withPace(Pace.VIRTUAL));
        BoardSession session =
            BoardSession.open(
                board::open, "sim", Approach.at(921_600), NO_PAUSE, () -> false, _ -> {})) {
      assertThat(session.identification().chip()).isEqualTo(chip);
      assertThat(session.identification().mac()).contains(board.mac().toString());
      assertThat(session.flashSize()).isEqualTo(4 << 20);
      assertThat(session.rate()).isEqualTo(921_600);
      Flasher flasher = new Flasher(session, () -> false);
      PartitionTable table = BoardTable.of(flasher).read();
      Region region = FlashPlan.factoryData(table, "fctry", image);
      flasher.write(region, false, fraction -> {});
      assertThat(flasher.prove(region, fraction -> {}).grade())
          .isEqualTo(Proof.Grade.READ_BACK_EQUAL);
      assertThat(board.flash(0x3E0000, 0x6000)).isEqualTo(image);
      assertThat(session.leave()).isEqualTo(Leaving.BOOTS);
      assertThat(board.modelledTime()).isBetween(Duration.ofMillis(700), Duration.ofSeconds(3));
    }
  }
}
