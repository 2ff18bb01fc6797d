package imprint.line.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code people.log} beside {@code people.json}: a line for each {@link Deed}, one JSON object
 * each, oldest first, and nothing is ever changed in it. UTF-8; its owner's alone.
 *
 * <pre>
 * {"at":"2026-11-26T08:00:00Z","by":"Ada","act":"role","whom":"Bo","role":"packer"}
 * </pre>
 */
public record PeopleLog(Path file) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** The log of the people in that file. */
  public static PeopleLog beside(Path people) {
    return new PeopleLog(people.resolveSibling("people.log"));
  }

  /**
   * What there is.
   *
   * @param unreadable lines that are none: a process that died left half of one
   */
  public record Read(List<Deed> deeds, int unreadable) {
    public Read {
      deeds = List.copyOf(deeds);
    }
  }

  /**
   * Oldest first; nothing where there is no file.
   *
   * @throws Refusal file.unreadable
   */
  public Read read() {
    List<Deed> deeds = new ArrayList<>();
    int unreadable = 0;
    if (!Files.exists(file)) {
      return new Read(deeds, unreadable);
    }
    // half a line may end within a character: such bytes must not end the reading
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<Deed> deed = deed(line);
        deed.ifPresent(deeds::add);
        unreadable += deed.isEmpty() ? 1 : 0;
      }
    } catch (IOException e) {
      throw Refusal.unreadable(file, e);
    }
    return new Read(deeds, unreadable);
  }

  private static Optional<Deed> deed(String line) {
    try {
      return Optional.ofNullable(JSON.readValue(line, Deed.class));
    } catch (JsonProcessingException half) {
      return Optional.empty();
    }
  }

  /**
   * On the disk when this returns.
   *
   * @throws Refusal file.unwritable
   */
  void add(Deed deed) {
    try {
      PrivateFile.appendLine(file, JSON.writeValueAsBytes(deed));
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }
}
