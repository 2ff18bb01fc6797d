package imprint.ledger.custody;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person once for a key file that is opened more often: a station that has two ledgers under
 * one key opens the second when nobody may be there. Wiped at the end.
 */
public final class AskedOnce implements Prompt, AutoCloseable {
  private final Prompt who;
  private char @Nullable [] answer;

  public AskedOnce(Prompt who) {
    this.who = who;
  }

  @Override
  public synchronized Optional<char[]> ask(What what, Path file) {
    if (answer == null) {
      answer = who.ask(what, file).orElse(null);
    }
    return Optional.ofNullable(answer).map(char[]::clone);
  }

  @Override
  public synchronized void close() {
    if (answer != null) {
      Arrays.fill(answer, '\0');
      answer = null;
    }
  }

  @Override
  public String toString() {
    return "AskedOnce";
  }
}
