package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.Shell.Result;
import imprint.esp.link.Ports;
import imprint.ledger.custody.Prompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {
  private static final Pattern PLACE = Pattern.compile("socket://\\S+");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--chip esp9",
        "--chip esp32c3 --fault nonsense",
        "--chip esp32c3 --fault late-answer:x",
        "--chip esp32 --security secure-download",
        "--chip esp32c3 --security burnt",
        "--chip esp32c3 --size 3",
        "--chip esp32c3 --time fast",
        "--chip esp32c3 --crystal 26",
        "--chip esp32c3 --app nonsense",
        "--chip esp32c3 --mac 1:2",
        "--chip esp32c3 --revision x",
        "--chip esp32c3 --listen 99999",
        "--listen 3333"
      })
  void whatNoBoardCanBeIsWrongUse(String words) {
    Result result = new Shell(folder).run(("simulate " + words).split(" "));
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(result.err()).startsWith("imprint: ").contains("--help");
  }

  @Test
  void aClientElsewhereFlashesIt() throws IOException, InterruptedException {
    StringWriter out = new StringWriter();
    Surroundings with =
        new Surroundings(
            new Ports(Map.of()),
            span -> {},
            new SecureRandom(),
            InstantSource.system(),
            new Stop(),
            Prompt.NOBODY,
            folder,
            false,
            new PrintWriter(out, true),
            new PrintWriter(new StringWriter(), true));
    String memory = folder.resolve("memory.bin").toString();
    Thread board =
        Thread.ofPlatform()
            .start(
                () ->
                    Commands.run(
                        with, "simulate", "--chip", "esp32h2", "--time", "off", "--flash", memory));
    try {
      Matcher place = PLACE.matcher(out.toString());
      while (!place.find() && board.isAlive()) {
        Thread.sleep(5);
        place = PLACE.matcher(out.toString());
      }
      Path image = Files.write(folder.resolve("image.bin"), new byte[5000]);
      Result flashed = new Shell(folder).run("flash", "--port", place.group(), "0x200000=" + image);
      assertThat(flashed.code()).as(flashed.err()).isZero();
      assertThat(flashed.out()).contains("read-back-equal md5:", "switch it off and on");
    } finally {
      board.interrupt();
      board.join();
    }
    byte[] kept = Files.readAllBytes(Path.of(memory));
    assertThat(kept[0x200000]).isZero();
    assertThat(kept[0x200000 + 5000]).isEqualTo((byte) 0xFF);
  }
}
