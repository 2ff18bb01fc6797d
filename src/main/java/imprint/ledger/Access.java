package imprint.ledger;

import imprint.ledger.custody.Prompt;
import imprint.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a station gets at its ledger.
 *
 * @param urlOrFile a file, {@code sqlite:} and a file, or {@code postgresql://user@host/database}
 * @param settings the station's own folder: keeps what belongs to a ledger on a server, which are
 *     the station key and this installation's number. That of a file lies beside the file
 * @param key the station key's file, where it is another than the usual one
 * @param password of the server's user, UTF-8; without one the server is asked for none, or the
 *     driver finds it in the user's own password file ({@code .pgpass}). Stays the caller's to
 *     close
 * @param patience how long to wait for a server that does not answer, before it is tried again; it
 *     is tried three times
 * @param prompt asked once, if the station key is needed and locked
 * @param offline how many units of a product the station may make while the server is away; 0: it
 *     stops then
 */
public record Access(
    String urlOrFile,
    Path settings,
    Optional<Path> key,
    Optional<Secret> password,
    Duration patience,
    Prompt prompt,
    int offline) {

  /** For a station that stops when the server is away. */
  public Access(
      String urlOrFile,
      Path settings,
      Optional<Path> key,
      Optional<Secret> password,
      Duration patience,
      Prompt prompt) {
    this(urlOrFile, settings, key, password, patience, prompt, 0);
  }

  /** With the patience of a person before a screen. */
  public Access(String urlOrFile, Path settings, Optional<Path> key, Optional<Secret> password) {
    this(urlOrFile, settings, key, password, ServerPool.TO_CONNECT, Prompt.NOBODY);
  }

  /** A ledger in a file, with its key beside it. */
  public static Access file(String urlOrFile) {
    return new Access(urlOrFile, Path.of(""), Optional.empty(), Optional.empty());
  }

  /** As this, with the station key in {@code file}. */
  public Access withKey(Path file) {
    return new Access(urlOrFile, settings, Optional.of(file), password, patience, prompt, offline);
  }

  /** As this, with somebody who knows how the station key is unlocked. */
  public Access asking(Prompt who) {
    return new Access(urlOrFile, settings, key, password, patience, who, offline);
  }

  /** As this, for a station that may make so many units of a product while the server is away. */
  public Access offline(int units) {
    return new Access(urlOrFile, settings, key, password, patience, prompt, units);
  }

  /** Where the station key of this ledger is. */
  public Path keyFile() {
    return keyFile(Place.of(urlOrFile));
  }

  /** The ledger's file, where it is one. */
  public Optional<Path> file() {
    return Place.of(urlOrFile) instanceof FilePlace(Path file)
        ? Optional.of(file)
        : Optional.empty();
  }

  /** Files of the ledger, whether they are there or not: no output may replace them. */
  public List<Path> files() {
    Place place = Place.of(urlOrFile);
    List<Path> files = new ArrayList<>(List.of(keyFile(place), place.headFile(settings)));
    if (place instanceof FilePlace(Path file)) {
      for (String end : new String[] {"", "-wal", "-shm"}) {
        files.add(file.resolveSibling(file.getFileName() + end));
      }
    }
    return List.copyOf(files);
  }

  Path keyFile(Place place) {
    return key.orElseGet(() -> place.keyFile(settings));
  }
}
