package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import imprint.bench.PseudoTerminal.Seen;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no pseudo-terminals")
class PseudoTerminalTest {
  private final PseudoTerminal terminal = open();

  private static PseudoTerminal open() {
    try {
      return PseudoTerminal.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void end() {
    terminal.close();
  }

  @Test
  void isADevice() {
    assertThat(new File(terminal.name())).exists();
    assertThat(terminal.name()).startsWith("/dev/");
  }

  @Test
  void seesWhetherAClientHasItOpen() throws IOException {
    assertThat(terminal.await(0)).isEqualTo(Seen.NO_CLIENT);
    try (RandomAccessFile client = new RandomAccessFile(terminal.name(), "rw")) {
      assertThat(client.getFD().valid()).isTrue();
      assertThat(terminal.await(0)).isEqualTo(Seen.NOTHING);
    }
    assertThat(terminal.await(0)).isEqualTo(Seen.NO_CLIENT);
  }

  @Test
  void carriesEveryByteBothWaysUnchangedAndWithoutEcho() throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < 256; i++) {
      all[i] = (byte) i;
    }
    try (RandomAccessFile client = new RandomAccessFile(terminal.name(), "rw")) {
      client.write(all);
      ByteArrayOutputStream seen = new ByteArrayOutputStream();
      await()
          .until(
              () -> {
                if (terminal.await(10) == Seen.BYTES) {
                  seen.writeBytes(terminal.read());
                }
                return seen.size() >= 256;
              });
      assertThat(seen.toByteArray()).isEqualTo(all);
      terminal.write(all, 256);
      byte[] back = new byte[256];
      client.readFully(back);
      assertThat(back).isEqualTo(all);
      assertThat(terminal.await(0)).as("no echo").isEqualTo(Seen.NOTHING);
    }
  }

  @Test
  void whatNobodyReadsIsLost() throws IOException {
    terminal.write(new byte[10_000], 10_000);
    assertThat(terminal.await(0)).isEqualTo(Seen.NO_CLIENT);
  }
}
