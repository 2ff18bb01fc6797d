package imprint.line.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to the people of a station or to the lock of its window. No PIN, badge or code
 * is ever in it.
 *
 * @param at the moment in UTC, ISO 8601
 * @param by who was signed in, or {@link People#COMMAND_LINE}; empty where nobody was
 * @param whom it was done to; empty where it was the window
 * @param role that they have since; null where it is not about that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deed(String at, String by, Act act, String whom, @Nullable Role role) {
  /** Of which kind. */
  public enum Act {
    @JsonProperty("added")
    ADDED,
    @JsonProperty("removed")
    REMOVED,
    @JsonProperty("role")
    ROLE,
    @JsonProperty("pin")
    PIN,
    @JsonProperty("badge")
    BADGE,
    @JsonProperty("locked")
    LOCKED,
    @JsonProperty("unlocked")
    UNLOCKED,
    /** The exit code of the locked window was set or removed. */
    @JsonProperty("exit-code")
    EXIT_CODE;

    /** In the file and on the command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Deed {
    Objects.requireNonNull(at);
    Objects.requireNonNull(by);
    Objects.requireNonNull(act);
    Objects.requireNonNull(whom);
  }

  static Deed of(Instant now, String by, Act act, String whom, @Nullable Role role) {
    return new Deed(now.truncatedTo(ChronoUnit.SECONDS).toString(), by, act, whom, role);
  }
}
