package imprint.line.packing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imprint.finding.Refusal;
import imprint.label.Layout;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a packer prints with, and goes on with after the next start.
 *
 * @param printer its name in printers.yaml; empty until one is chosen
 * @param layout the name of one that ships, or a file
 * @param today only units that were begun today are the next ones
 */
public record PackingChoice(String printer, String layout, boolean today) {
  /** Nobody chose yet. */
  public static final PackingChoice NONE = new PackingChoice("", Layout.SHIPPED.getFirst(), false);

  /** Its name in the station's own folder. */
  public static final String FILE = "packing.json";

  private static final int LARGEST = 1 << 16;
  private static final JsonMapper JSON = new JsonMapper();

  public PackingChoice withPrinter(String other) {
    return new PackingChoice(other, layout, today);
  }

  public PackingChoice withLayout(String other) {
    return new PackingChoice(printer, other, today);
  }

  public PackingChoice onlyToday(boolean only) {
    return new PackingChoice(printer, layout, only);
  }

  /** What was kept in that folder; what cannot be read of it was never chosen. */
  public static PackingChoice read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return NONE;
      }
      JsonNode kept = JSON.readTree(Files.readAllBytes(file));
      return new PackingChoice(
          kept.path("printer").asText(NONE.printer),
          kept.path("layout").asText(NONE.layout),
          kept.path("today").asBoolean(NONE.today));
    } catch (IOException unreadable) {
      return NONE;
    }
  }

  /**
   * Keeps it for the next start.
   *
   * @throws Refusal file.unwritable
   */
  public void write(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      PrivateFile.write(
          file,
          JSON.writeValueAsBytes(
              JSON.createObjectNode()
                  .put("printer", printer)
                  .put("layout", layout)
                  .put("today", today)));
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }
}
