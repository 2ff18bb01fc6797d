package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A board that starts when it was flashed, and may encrypt its memory then. */
class FlashFirstStartTest {
  @TempDir Path folder;
  private BoardOnDesk bench;

  @BeforeEach
  void open() throws IOException {
    bench = new BoardOnDesk(folder);
  }

  private Result flash(String port) {
    return new Shell(folder).run("flash", "--port", port, "fctry=" + bench.path("fctry.bin"));
  }

  /** Whoever reads that it is done may switch the board off. */
  @Test
  void aBoardThatItsFirstStartEncryptsIsWaitedFor() throws IOException {
    Result result = flash(bench.keyed("esp32c3", "security=first-boot"));
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("Do not unplug it.", "[boot.encrypting]");
    assertThat(result.out()).endsWith("; it encrypted its flash memory and is done with that\n");
  }

  /** It was only looked at, and encrypts itself all the same. */
  @Test
  void soIsOneThatWasOnlyLookedAt() {
    Result look =
        new Shell(folder).run("board", "--port", bench.keyed("esp32c3", "security=first-boot"));
    assertThat(look.code()).as(look.err()).isZero();
    assertThat(look.err()).contains("Do not unplug it.", "[boot.encrypting]");
    Result stuck =
        new Shell(folder).run("board", "--port", "sim:esp32c3?time=leaping&app=encrypting-stuck");
    assertThat(stuck.code()).isEqualTo(1);
    assertThat(stuck.err()).contains("[rom.still-encrypting]");
  }

  @Test
  void aBoardThatIsNotEncryptedSaysThatItStarts() {
    Result result = flash(bench.port("esp32c6", ""));
    assertThat(result.out()).endsWith("left   it restarted and its firmware starts\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void aBoardThatIsStillEncryptingIsNotDone() {
    Result result = flash("sim:esp32c3?time=leaping&app=encrypting-stuck");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("read-back-equal").doesNotContain("its firmware starts");
    assertThat(result.err()).contains("Do not switch it off", "[flash.still-encrypting]");
  }
}
