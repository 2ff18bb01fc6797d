package imprint.bench.rom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What a real mask ROM answered, as recorded. */
public record RecordedRom(String chip, String mode, List<Step> steps, List<Sector> flashAfter) {
  /** One request and everything that came back. */
  public record Step(int number, String note, String request, String answer) {}

  /** SHA-256 of a 4 KiB sector that was not blank at the end. */
  public record Sector(int offset, String sha256) {}

  public static RecordedRom load(String name) {
    try (InputStream in = RecordedRom.class.getResourceAsStream("/bench/" + name + ".json")) {
      JsonNode root = new ObjectMapper().readTree(Objects.requireNonNull(in, name));
      List<JsonNode> steps = list(root.get("steps"));
      return new RecordedRom(
          root.get("chip").asText(),
          root.get("mode").asText(),
          IntStream.range(0, steps.size()).mapToObj(i -> step(i, steps.get(i))).toList(),
          list(root.get("flash_after")).stream()
              .map(s -> new Sector(s.get("offset").asInt(), s.get("sha256").asText()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Step step(int number, JsonNode step) {
    return new Step(
        number, step.get("note").asText(), step.get("tx").asText(), step.get("rx").asText());
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
