package imprint.ledger.exchange;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A mapping as a YAML file: one that a person wrote, or one that is remembered for a header. */
public record MappingFile(Path file) {
  private static final int LARGEST = 1 << 20;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .build();

  /** The form of the file. */
  private record Document(
      @Nullable Map<String, @Nullable String> columns,
      @Nullable Map<String, @Nullable String> fixed,
      @Nullable String separator) {}

  /**
   * Where the mapping for files with that header is remembered.
   *
   * @param settings the station's own folder
   */
  public static MappingFile remembered(Path settings, List<String> header) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String column : header) {
        digest.update((column + "\n").getBytes(StandardCharsets.UTF_8));
      }
      String name = HexFormat.of().formatHex(digest.digest(), 0, 8);
      return new MappingFile(settings.resolve("imports").resolve(name + ".yaml"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  public boolean exists() {
    return Files.exists(file);
  }

  /**
   * Reads what a person wrote, or what was remembered.
   *
   * @throws Refusal records.mapping, records.mapping-field, records.mapping-separator and what
   *     {@link InputFile} refuses
   */
  public Mapping read() {
    byte[] content = InputFile.read(file, LARGEST);
    Document document;
    try {
      document = YAML.readValue(content, Document.class);
    } catch (JsonProcessingException wrong) {
      throw Refusal.of("records.mapping", file, line(wrong), column(wrong));
    } catch (IOException e) {
      throw Refusal.of("records.mapping", file, 1, 1);
    } catch (RuntimeException wrong) {
      // what the YAML library does not tell as an error of the text
      throw new Refusal(Finding.error("records.mapping", file, 1, 1), wrong);
    }
    if (document == null) {
      throw Refusal.of("records.mapping", file, 1, 1);
    }
    return new Mapping(
        known(document.columns()), known(document.fixed()), separator(document.separator()));
  }

  private static int line(JsonProcessingException wrong) {
    return Optional.ofNullable(wrong.getLocation()).map(JsonLocation::getLineNr).orElse(1);
  }

  private static int column(JsonProcessingException wrong) {
    return Optional.ofNullable(wrong.getLocation()).map(JsonLocation::getColumnNr).orElse(1);
  }

  private Map<String, String> known(@Nullable Map<String, @Nullable String> given) {
    Map<String, String> known = new LinkedHashMap<>();
    if (given != null) {
      given.forEach(
          (field, value) -> {
            if (value == null || Field.named(field).isEmpty()) {
              throw Refusal.of("records.mapping-field", file, field, Field.all());
            }
            known.put(field, value);
          });
    }
    return known;
  }

  private @Nullable Character separator(@Nullable String given) {
    if (given == null) {
      return null;
    }
    if (given.length() != 1
        || Character.isLetterOrDigit(given.charAt(0))
        || "\"\r\n".contains(given)) {
      throw Refusal.of("records.mapping-separator", file);
    }
    return given.charAt(0);
  }

  /**
   * Remembers the mapping, in the place of an older one.
   *
   * @throws Refusal file.unwritable
   */
  public void write(Mapping mapping) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("columns", new TreeMap<>(mapping.columns()));
    document.put("fixed", new TreeMap<>(mapping.fixed()));
    Character separator = mapping.separator();
    if (separator != null) {
      document.put("separator", separator.toString());
    }
    try {
      PrivateFile.write(file, YAML.writeValueAsBytes(document));
    } catch (JsonMappingException e) {
      throw new IllegalStateException("maps of texts can always be written", e);
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }
}
