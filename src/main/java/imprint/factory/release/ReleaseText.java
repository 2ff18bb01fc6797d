package imprint.factory.release;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code lamp.releases.json}, UTF-8. Times are UTC.
 *
 * <pre>
 * {"versions": [
 *   {"version": 1, "released": "2026-11-26T09:40:00Z", "station": "line 3", "person": "Ada",
 *    "golden": {"sha256": "…", "files": {"pai-certificate": "…"}, "serial": "…", "mac": "…",
 *               "proof": "…", "start": "application-agrees", "made": "…", "scanned": "…"}}],
 *  "golden": {…}}
 * </pre>
 */
final class ReleaseText {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int LONGEST = 1000;

  private final Path file;

  private ReleaseText(Path file) {
    this.file = file;
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @param file for the words of a refusal
   * @throws Refusal release.unreadable
   */
  static Releases read(Path file, byte[] bytes) {
    return new ReleaseText(file).read(bytes);
  }

  private Releases read(byte[] bytes) {
    try {
      JsonNode root = JSON.readTree(bytes);
      refuseUnless(root != null && root.isObject() && root.path("versions").isArray());
      List<Release> versions = new ArrayList<>();
      for (JsonNode each : root.path("versions")) {
        Release release = release(each);
        refuseUnless(release.version() == versions.size() + 1);
        versions.add(release);
      }
      JsonNode golden = root.path("golden");
      return new Releases(
          versions, golden.isMissingNode() ? Optional.empty() : Optional.of(golden(golden)));
    } catch (IOException | DateTimeException wrong) {
      throw new Refusal(Finding.error("release.unreadable", file.getFileName()), wrong);
    }
  }

  private Release release(JsonNode node) {
    JsonNode version = node.path("version");
    refuseUnless(version.isInt());
    return new Release(
        version.intValue(),
        golden(node.path("golden")),
        moment(node, "released"),
        text(node, "station"),
        text(node, "person"));
  }

  private Golden golden(JsonNode node) {
    JsonNode files = node.path("files");
    refuseUnless(files.isObject());
    TreeMap<String, String> hashes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : files.properties()) {
      hashes.put(each.getKey(), text(files, each.getKey()));
    }
    return new Golden(
        new Content(text(node, "sha256"), hashes),
        text(node, "serial"),
        text(node, "mac"),
        text(node, "proof"),
        text(node, "start"),
        moment(node, "made"),
        node.has("scanned") ? Optional.of(moment(node, "scanned")) : Optional.empty());
  }

  private Instant moment(JsonNode node, String field) {
    return Instant.parse(text(node, field));
  }

  private String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    refuseUnless(value.isTextual() && value.textValue().length() <= LONGEST);
    return value.textValue();
  }

  private void refuseUnless(boolean right) {
    if (!right) {
      throw Refusal.of("release.unreadable", file.getFileName());
    }
  }

  static byte[] of(Releases all) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode versions = root.putArray("versions");
    for (Release each : all.versions()) {
      ObjectNode node =
          versions
              .addObject()
              .put("version", each.version())
              .put("released", each.at().toString())
              .put("station", each.station())
              .put("person", each.person());
      write(node.putObject("golden"), each.golden());
    }
    all.golden().ifPresent(golden -> write(root.putObject("golden"), golden));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(ObjectNode node, Golden golden) {
    node.put("sha256", golden.content().sha256());
    ObjectNode files = node.putObject("files");
    golden.content().files().forEach(files::put);
    node.put("serial", golden.serialNumber())
        .put("mac", golden.mac())
        .put("proof", golden.proof())
        .put("start", golden.start())
        .put("made", golden.made().toString());
    golden.scanned().ifPresent(moment -> node.put("scanned", moment.toString()));
  }
}
