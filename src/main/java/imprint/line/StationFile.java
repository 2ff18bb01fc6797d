package imprint.line;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.ledger.Access;
import imprint.ledger.OfflineLedger;
import imprint.secret.PrivateFile;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code station.yaml}: what a line lead sets up once for this station. It may be absent.
 *
 * <pre>
 * ledger:
 *   url: postgresql://imprint@db.factory/imprint
 *   password: …           # or password-file: FILE; then this file is its owner's alone
 *   key: FILE             # the station key, where it is another than the usual one
 *   offline: 500          # units of each product that may be made while the server is away
 * </pre>
 *
 * <p>Where nothing but the place is told: {@code ledger: FILE-or-URL}.
 *
 * @param folder the station's own folder, in which the file is
 */
public record StationFile(
    Path folder,
    Optional<String> ledger,
    Optional<Path> key,
    Optional<Secret> password,
    int offline) {
  private static final String NAME = "station.yaml";
  private static final int LARGEST = 1 << 16;
  private static final Set<String> OF_LEDGER =
      Set.of("url", "password", "password-file", "key", "offline");

  /** More than a shift makes of anything; a sequence has room for many such blocks. */
  private static final int MOST_OFFLINE = 100_000;

  /** The environment variable that PostgreSQL's own programs take a password from. */
  private static final String PASSWORD = "PGPASSWORD";

  /**
   * Reads the file in {@code folder}, if there is one.
   *
   * @throws Refusal line.settings-syntax, line.settings-unknown, line.settings-readable-by-others,
   *     line.offline-number, file.unreadable
   */
  public static StationFile read(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file) || file.toFile().length() == 0) {
      return new StationFile(folder, Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }
    JsonNode root = parsed(file);
    refuseUnknown(file, root, Set.of("ledger"));
    JsonNode ledger = root.path("ledger");
    if (ledger.isValueNode()) {
      return new StationFile(folder, text(file, ledger), Optional.empty(), Optional.empty(), 0);
    }
    refuseUnknown(file, ledger, OF_LEDGER);
    return new StationFile(
        folder,
        text(file, ledger.path("url")),
        text(file, ledger.path("key")).map(folder::resolve),
        password(file, ledger),
        offline(file, text(file, ledger.path("offline"))));
  }

  private static int offline(Path file, Optional<String> written) {
    if (written.isEmpty()) {
      return 0;
    }
    String text = written.get();
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > MOST_OFFLINE) {
      throw Refusal.of("line.offline-number", file, text, MOST_OFFLINE);
    }
    return Integer.parseInt(text);
  }

  private static JsonNode parsed(Path file) {
    try {
      JsonNode root = new JsonMapper(new YAMLFactory()).readTree(InputFile.read(file, LARGEST));
      if (root.isObject() || root.isMissingNode() || root.isNull()) {
        return root;
      }
      throw Refusal.of("line.settings-syntax", file, 1);
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      // what it says of the place may hold a password
      throw Refusal.of("line.settings-syntax", file, at == null ? 1 : Math.max(1, at.getLineNr()));
    } catch (IOException e) {
      throw Refusal.unreadable(file, e);
    }
  }

  private static void refuseUnknown(Path file, JsonNode section, Set<String> known) {
    for (Iterator<String> names = section.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw Refusal.of("line.settings-unknown", file, name);
      }
    }
  }

  private static Optional<String> text(Path file, JsonNode value) {
    if (value.isContainerNode()) {
      throw Refusal.of("line.settings-syntax", file, 1);
    }
    return Optional.of(value.asText("")).filter(text -> !text.isBlank());
  }

  private static Optional<Secret> password(Path file, JsonNode ledger) {
    Optional<String> here = text(file, ledger.path("password"));
    if (here.isPresent()) {
      refuseReadableByOthers(file);
      return here.map(StationFile::secret);
    }
    Optional<Path> other =
        text(file, ledger.path("password-file")).map(name -> file.resolveSibling(name));
    other.ifPresent(StationFile::refuseReadableByOthers);
    return other.map(
        path -> {
          byte[] bytes = InputFile.read(path, LARGEST);
          try {
            return secret(new String(bytes, StandardCharsets.UTF_8).strip());
          } finally {
            Arrays.fill(bytes, (byte) 0);
          }
        });
  }

  private static Secret secret(String text) {
    return Secret.owning(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuseReadableByOthers(Path file) {
    try {
      if (Files.exists(file) && !PrivateFile.ownersAlone(file)) {
        throw Refusal.of("line.settings-readable-by-others", file);
      }
    } catch (IOException e) {
      throw Refusal.unreadable(file, e);
    }
  }

  /**
   * The ledger to use.
   *
   * @param given named for this time only, null where none is
   * @param usual the file for a station that nothing else was told
   * @param environment of this process
   * @throws Refusal line.offline-with-file
   */
  public Access access(@Nullable String given, Path usual, Map<String, String> environment) {
    Optional<Secret> exported =
        Optional.ofNullable(environment.get(PASSWORD)).map(StationFile::secret);
    Access access =
        new Access(ledger.orElseGet(usual::toString), folder, key, password.or(() -> exported));
    if (given != null && !ledger.equals(Optional.of(given))) {
      Access other = new Access(given, folder, Optional.empty(), exported);
      return OfflineLedger.withItsKey(other, access);
    }
    if (offline > 0 && access.file().isPresent()) {
      throw Refusal.of("line.offline-with-file", folder.resolve(NAME));
    }
    return access.offline(offline);
  }
}
