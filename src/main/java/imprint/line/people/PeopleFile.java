package imprint.line.people;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.FileLock;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code people.json} beside the file of the line. UTF-8; its owner's alone, since short PINs can
 * be guessed from it. Byte strings are lower-case hexadecimal.
 *
 * <pre>
 * {"badges": {"memory-kib": 65536, "passes": 3, "salt": "…"},
 *  "people": [{"name": "Ada", "role": "lead",
 *              "pin": {"by": {"memory-kib": 65536, "passes": 3, "salt": "…"}, "hash": "…"},
 *              "badge": {"mark": "5f", "hash": "…"}}],
 *  "kiosk": {"locked": false, "keys": "Ctrl+Shift+F12"},
 *  "sign-out-minutes": 15,
 *  "tries": {"Ada": {"failed": 2, "last": 1795680000}}}
 * </pre>
 */
record PeopleFile(Path file) {
  private static final int LARGEST = 1 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  /**
   * Empty where there is no file.
   *
   * @throws Refusal people.file-syntax, people.file-readable-by-others, file.unreadable
   */
  Optional<Roster> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (!PrivateFile.ownersAlone(file)) {
        throw Refusal.of("people.file-readable-by-others", file);
      }
      return Optional.of(JSON.readValue(InputFile.read(file, LARGEST), Roster.class));
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      // what it says of the place may hold a hash
      throw Refusal.of("people.file-syntax", file, at == null ? 1 : Math.max(1, at.getLineNr()));
    } catch (IOException e) {
      throw Refusal.unreadable(file, e);
    }
  }

  /**
   * Nobody else changes the file until it is closed.
   *
   * @throws Refusal file.unwritable
   */
  FileLock lock() {
    try {
      return FileLock.on(file);
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }

  /**
   * Takes the place of what was there.
   *
   * @throws Refusal file.unwritable
   */
  void write(Roster roster) {
    try {
      PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(roster));
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }
}
