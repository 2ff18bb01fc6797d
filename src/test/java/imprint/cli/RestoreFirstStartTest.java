package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.SimulatedPorts;
import imprint.cli.Shell.Result;
import imprint.esp.link.Link;
import imprint.esp.link.LinkAround;
import imprint.esp.link.Plug;
import imprint.esp.link.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A board that gets another identity, and may encrypt its memory at each start. */
class RestoreFirstStartTest {
  @TempDir Path folder;
  private final SimulatedPorts boards = new SimulatedPorts(new SecureRandom());

  /** What was last done on the link of each session, before it was closed. */
  private final List<String> last = new ArrayList<>();

  private final class Followed extends LinkAround {
    private String did = "";

    Followed(Link link) {
      super(link);
    }

    @Override
    public boolean controlLines(boolean dtr, boolean rts) throws IOException {
      did = "reset";
      return super.controlLines(dtr, rts);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      did = "command";
      super.write(bytes);
    }

    @Override
    public void close() {
      super.close();
      last.add(did);
    }
  }

  private Shell shell() {
    return new Shell(
        folder,
        new Ports(
            Map.of(
                "sim:",
                name -> {
                  Plug plug = boards.plug(name);
                  return () -> new Followed(plug.open());
                })));
  }

  /** A start between the two would be cut short by the second session, and lose the board. */
  @Test
  void itStartsOnceAndWithItsNewIdentity() throws IOException {
    String port = "sim:esp32c3?time=virtual&flash=" + folder.resolve("board.bin");
    Shell desk = new Shell(folder);
    desk.run("testpki", folder.resolve("product").toString(), "--vid", "0xFFF1", "--pid", "1");
    Path product = folder.resolve("product/product.yaml");
    Files.writeString(
        product, Files.readString(product).replaceAll("iterations: .*", "iterations: 1000"));
    String[] make = {"provision", "--product", product.toString(), "--port", port};
    assertThat(desk.run(make).code()).isZero();
    Result made =
        shell()
            .run(
                "restore",
                "--port",
                port,
                "--act",
                "new",
                "--product",
                product.toString(),
                "--reason",
                "x",
                "--label-lost");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(last).containsExactly("command", "reset");
  }
}
