package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.AppFault;
import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.Pace;
import imprint.bench.SecurityState;
import imprint.esp.chip.Chips;
import imprint.finding.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A board that was only read starts again, and may encrypt its memory then. */
class VisitsTest {
  private static final String PORT = "sim:1";

  @TempDir Path folder;
  private BenchStation bench;
  private final List<String> noted = new ArrayList<>();

  @BeforeEach
  void open() {
    bench = new BenchStation(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private List<PartitionChoice> read(BoardOptions board) throws InterruptedException {
    bench.plug(PORT, Chips.ESP32_C3, board);
    return bench.station().visits().partitions(PORT, this::note);
  }

  private void note(Finding note) {
    noted.add(note.code());
  }

  private static BoardOptions stuck() {
    return BoardOptions.of(1)
        .withFault(new Fault.Application(AppFault.ENCRYPTING_STUCK))
        .withPace(Pace.LEAPING);
  }

  @Test
  void aBoardThatStartsAsUsualIsNothingToTell() throws Exception {
    assertThat(read(BoardOptions.of(1))).isNotEmpty();
    assertThat(noted).isEmpty();
  }

  @Test
  void whileItEncryptsThatIsTold() throws Exception {
    assertThat(read(BoardOptions.of(1).withSecurity(SecurityState.FIRST_BOOT))).isNotEmpty();
    assertThat(noted).containsExactly("boot.encrypting");
  }

  @Test
  void whatWasReadStaysReadWhereTheEncryptionDoesNotEnd() throws Exception {
    assertThat(read(stuck())).isNotEmpty();
    assertThat(noted).containsExactly("boot.encrypting", "rom.still-encrypting");
  }

  @Test
  void whatWasReadStaysReadWhereTheLinkBreaksMeanwhile() throws Exception {
    bench.plug(PORT, Chips.ESP32_C3, stuck());
    List<PartitionChoice> read =
        bench
            .station()
            .visits()
            .partitions(
                PORT,
                note -> {
                  note(note);
                  bench.unplug(PORT);
                });
    assertThat(read).isNotEmpty();
    assertThat(noted).containsExactly("boot.encrypting", "rom.gone-encrypting");
  }
}
