package imprint.ui.setup;

import imprint.finding.Refusal;
import imprint.line.PartitionChoice;
import imprint.line.PortChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A station with one port, whose board has three partitions. */
public final class ScriptedWorkstation implements Workstation {
  public static final String PORT = "/dev/ttyUSB0";

  public final List<String> used = new ArrayList<>();
  public char @Nullable [] password;
  public boolean boardAnswers = true;

  @Override
  public List<PortChoice> ports() {
    return List.of(new PortChoice(PORT, "CP2102N"));
  }

  @Override
  public List<PartitionChoice> partitions(String port) {
    if (!boardAnswers) {
      throw Refusal.of("link.port-absent", port);
    }
    return List.of(
        new PartitionChoice("fctry", "data/nvs", 0x3E0000, 0x6000, true),
        new PartitionChoice("nvs", "data/nvs", 0x10000, 0xC000, true),
        new PartitionChoice("ota_0", "app/ota_0", 0x20000, 0x1E0000, false));
  }

  @Override
  public void use(Path productFile, char @Nullable [] opens, String port) {
    if (!boardAnswers) {
      throw Refusal.of("link.port-busy", port);
    }
    used.add(productFile.getFileName() + " on " + port);
    password = opens == null ? null : opens.clone();
  }
}
