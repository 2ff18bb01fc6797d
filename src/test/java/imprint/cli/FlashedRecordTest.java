package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.cli.FlashedRecord.Given;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlashedRecordTest {
  private static final Instant TIME = Instant.parse("2026-11-27T10:00:00Z");
  private static final String ONE = "24:6f:28:00:00:01";
  private static final String TWO = "24:6f:28:00:00:02";
  private static final String IMAGE = "0a".repeat(32);

  @TempDir Path folder;
  private Path file;
  private FlashedRecord kept;

  @BeforeEach
  void open() {
    file = folder.resolve("new/unit.bin.flashed");
    kept = new FlashedRecord(file);
  }

  private static Given given(String mac, String image) {
    return new Given(TIME, "ESP32-C3", mac, image, Optional.empty());
  }

  @Test
  void aLineABoardTheNewestLast() throws IOException {
    kept.claim(given(ONE, IMAGE), _ -> {});
    kept.claim(given(ONE, IMAGE), _ -> {});
    kept.claim(given(TWO, "0b".repeat(32)), _ -> {});
    kept.claim(given(TWO, IMAGE), _ -> {});
    assertThat(file)
        .hasContent(
            """
            2026-11-27T10:00:00Z ESP32-C3 %s %s
            2026-11-27T10:00:00Z ESP32-C3 %s %s
            2026-11-27T10:00:00Z ESP32-C3 %s %s moved-from %s
            """
                .formatted(ONE, IMAGE, TWO, "0b".repeat(32), TWO, IMAGE, ONE));
    assertThat(kept.last(IMAGE).map(Given::mac)).contains(TWO);
    assertThat(kept.last("0c".repeat(32))).isEmpty();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aBoardThatCannotTellItsMacIsAnotherOneEachTime() throws IOException {
    kept.claim(given("unknown", IMAGE), _ -> {});
    kept.claim(given("unknown", IMAGE), _ -> {});
    assertThat(Files.readString(file)).hasLineCount(2).endsWith("moved-from unknown\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "GOOD",
        "GOOD\n\n",
        "GOOD\r\n",
        "GOOD\nGOO\n",
        "GOOD and more\n",
        "GOOD moved-from me\n",
        "yesterday ESP32-C3 24:6f:28:00:00:01 HASH\n",
        "2026-11-27T10:00:00Z ESP32-C3 24:6F:28:00:00:01 HASH\n",
        "2026-11-27T10:00:00Z ESP32-C3 24:6f:28:00:00 HASH\n",
        "2026-11-27T10:00:00Z ESP32-C3 24:6f:28:00:00:01 0a\n",
        "\u0000\u0000\u0000\n"
      })
  void aDamagedOneIsRefusedAndLeftAsItIs(String content) throws IOException {
    String good = given(ONE, IMAGE).toString();
    String text = content.replace("GOOD", good).replace("HASH", IMAGE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThatThrownBy(() -> kept.last(IMAGE))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(file.toString());
    assertThatThrownBy(() -> kept.claim(given(ONE, IMAGE), _ -> {})).isInstanceOf(Refusal.class);
    assertThat(file).hasContent(text);
  }

  @Test
  void ofManyAtOnceOneGetsTheImage() throws Exception {
    List<Future<Boolean>> all = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 6; i++) {
        String mac = "24:6f:28:00:00:0" + i;
        all.add(pool.submit(() -> gets(mac)));
      }
    }
    int got = 0;
    for (Future<Boolean> one : all) {
      got += one.get() ? 1 : 0;
    }
    assertThat(got).isOne();
    assertThat(Files.readString(file)).hasLineCount(1);
    try (var left = Files.list(file.getParent())) {
      assertThat(left).containsExactly(file);
    }
  }

  private boolean gets(String mac) {
    try {
      kept.claim(
          given(mac, IMAGE),
          _ -> {
            throw Refusal.of("flash.on-another-board", "a", "b", "c");
          });
      return true;
    } catch (Refusal other) {
      return false;
    }
  }
}
