package imprint.label.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Printers as {@link PrinterFile} reads them, in UTF-8. */
final class PrinterYaml {
  private static final JsonMapper YAML =
      JsonMapper.builder(
              YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build())
          .build();

  private PrinterYaml() {}

  static byte[] of(List<PrinterProfile> profiles) {
    ObjectNode root = YAML.createObjectNode();
    for (PrinterProfile profile : profiles) {
      put(root.putObject(profile.name()), profile);
    }
    try {
      return YAML.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private static void put(ObjectNode fields, PrinterProfile profile) {
    fields.put("how", profile.how().toString());
    fields.put("dpi", profile.dpi());
    ObjectNode media = fields.putObject("media");
    number(media, "width", profile.media().width());
    number(media, "height", profile.media().height());
    fields.putObject("offset").put("right", profile.right()).put("down", profile.down());
    number(fields, "darkness", profile.darkness());
    number(fields, "speed", profile.speed());
    if (profile.how() instanceof Way.Tcp) {
      fields.put("answers", profile.answers());
    }
    fields.put("seconds", profile.time().toSeconds());
  }

  private static void number(ObjectNode fields, String name, double value) {
    if (value == Math.rint(value)) {
      fields.put(name, (long) value);
    } else {
      fields.put(name, value);
    }
  }

  private static void number(ObjectNode fields, String name, @Nullable Integer value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
