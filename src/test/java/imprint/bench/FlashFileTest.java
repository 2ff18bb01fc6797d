package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlashFileTest {
  private static final int SIZE = 0x10000;

  @TempDir Path folder;

  @Test
  void followsEveryChangeAtOnce() throws IOException {
    Path path = folder.resolve("flash.bin");
    try (FlashFile file = FlashFile.open(path, FlashLayout.blank(SIZE))) {
      file.changed(new byte[SIZE], 0x1000, 16);
      assertThat(Files.readAllBytes(path)).hasSize(SIZE).containsSequence(new byte[16]);
      assertThat(file.read(SIZE)[0x0FFF]).isEqualTo((byte) 0xFF);
      assertThat(file.read(SIZE)[0x1010]).isEqualTo((byte) 0xFF);
    }
  }

  @Test
  void keepsWhatIsThere() {
    Path path = folder.resolve("flash.bin");
    byte[] old = FlashLayout.blank(SIZE);
    old[5] = 5;
    FlashFile.open(path, old).close();
    try (FlashFile file = FlashFile.open(path, FlashLayout.blank(SIZE))) {
      assertThat(file.read(SIZE)).isEqualTo(old);
    }
  }

  @Test
  void refusesAFileOfAnotherSize() throws IOException {
    Path path = Files.write(folder.resolve("flash.bin"), new byte[100]);
    try (FlashFile file = FlashFile.open(path, new byte[SIZE])) {
      assertThatThrownBy(() -> file.read(SIZE))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("100")
          .hasMessageContaining("flash.bin");
    }
  }

  @Test
  void refusesWhatIsNoFile() {
    assertThatThrownBy(() -> FlashFile.open(folder, new byte[SIZE]))
        .isInstanceOf(Refusal.class)
        .extracting(e -> ((Refusal) e).finding().code())
        .isEqualTo("sim.flash-file");
  }
}
