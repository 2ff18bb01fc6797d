package imprint.esp.rom;

import imprint.esp.rom.ConsoleVerdict.Accepted;
import imprint.esp.rom.ConsoleVerdict.Disagrees;
import imprint.esp.rom.ConsoleVerdict.Encrypting;
import imprint.esp.rom.ConsoleVerdict.ExamplePasscode;
import imprint.esp.rom.ConsoleVerdict.KeyMissing;
import imprint.esp.rom.ConsoleVerdict.PartitionMissing;
import imprint.esp.rom.ConsoleVerdict.PatternTooSlow;
import imprint.esp.rom.ConsoleVerdict.Rejected;
import imprint.esp.rom.ConsoleVerdict.RestartLoop;
import imprint.esp.rom.ConsoleVerdict.Silent;
import imprint.esp.rom.ConsoleVerdict.Unrecognised;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an application's console and says what it tells of the board. Takes any bytes; keeps one
 * line of them at the most, and that only until its end.
 */
public final class ConsoleWatch {
  /** A start too many may be the firmware's own wish; two in a row are none. */
  private static final int LOOP = 3;

  private static final int SHOWN = 40;

  private final ConsoleRules rules;
  private final ConsoleLines lines = new ConsoleLines(this::line);
  private final Set<String> agreed = new LinkedHashSet<>();
  private @Nullable ConsoleVerdict wrong;
  private boolean heard;
  private boolean accepted;
  private boolean encrypting;
  private boolean encrypts;
  private boolean runs;
  private int starts;
  private int expectedStarts;

  public ConsoleWatch(ConsoleRules rules) {
    this.rules = rules;
  }

  /** Takes the first {@code count} bytes of {@code bytes}. */
  public void feed(byte[] bytes, int count) {
    heard |= count > 0;
    lines.feed(bytes, count);
  }

  /** The boot loader began to encrypt the flash memory and has not said that it ended. */
  public boolean encrypting() {
    return encrypting;
  }

  /** The boot loader encrypted the flash memory, or began to. */
  public boolean encrypts() {
    return encrypts;
  }

  /** The application runs, and nothing was encrypted before it. */
  public boolean runsUnencrypted() {
    return runs && !encrypts;
  }

  /** How often the board started, but for the starts that end an encryption. */
  public int starts() {
    return starts - expectedStarts;
  }

  /** Something is wrong. */
  public boolean failed() {
    return wrong != null;
  }

  /** All that the product asks for was said, and nothing is wrong. */
  public boolean satisfied() {
    return !failed()
        && (accepted || rules.accept().isEmpty())
        && (accepted || !rules.required().isEmpty())
        && agreed.containsAll(rules.required());
  }

  /** What is to be said at the end. */
  public ConsoleVerdict verdict() {
    lines.flush();
    if (wrong != null) {
      return wrong;
    }
    if (satisfied()) {
      return new Accepted(new ArrayList<>(agreed));
    }
    if (encrypting) {
      return new Encrypting();
    }
    return heard ? new Unrecognised() : new Silent();
  }

  private void line(String text, boolean whole) {
    if (fits(rules.ignore(), text)) {
      return;
    }
    states(text);
    for (ConsoleRules.Reject reject : rules.reject()) {
      if (fits(List.of(reject.pattern()), text)) {
        blame(new Rejected(reject.says()));
      }
    }
    for (ConsoleSigns.Sign sign : ConsoleSigns.all()) {
      sign.pattern().find(text).map(sign.verdict()).ifPresent(this::blame);
    }
    if (rules.exampleBanner() && fits(List.of(ConsoleSigns.EXAMPLE), text)) {
      blame(new ExamplePasscode());
    }
    accepted |= fits(rules.accept(), text);
    if (whole) {
      // half a number is another number
      rules.facts().forEach(fact -> fact(fact, text));
    }
  }

  private void states(String text) {
    if (fits(List.of(ConsoleSigns.ENCRYPTED), text)) {
      expectedStarts += encrypting ? 1 : 0;
      encrypting = false;
    } else if (fits(List.of(ConsoleSigns.ENCRYPTING), text)) {
      encrypting = true;
      encrypts = true;
    }
    runs |= fits(List.of(ConsoleSigns.RUNS), text);
    if (fits(List.of(ConsoleSigns.START), text)) {
      starts++;
      if (starts() >= LOOP) {
        blame(new RestartLoop(starts));
      }
    }
  }

  private void fact(ConsoleFact fact, String text) {
    for (LinePattern pattern : fact.patterns()) {
      String seen;
      try {
        seen = pattern.find(text).orElse("").strip();
      } catch (LinePattern.TooSlow slow) {
        blame(new PatternTooSlow(pattern.field()));
        continue;
      }
      if (!seen.isEmpty()) {
        judged(fact, seen);
      }
    }
  }

  private void judged(ConsoleFact fact, String seen) {
    switch (fact.judge().judge(seen)) {
      case AGREES -> agreed.add(fact.name());
      case DIFFERS ->
          blame(
              fact.secret()
                  ? new Disagrees(fact.name(), "", "")
                  : new Disagrees(fact.name(), fact.expected(), shown(seen)));
      case EXAMPLE -> blame(new ExamplePasscode());
      case ABSENT -> blame(new KeyMissing(fact.name()));
      case NOTHING -> {}
    }
  }

  private boolean fits(List<LinePattern> patterns, String text) {
    for (LinePattern pattern : patterns) {
      try {
        if (pattern.find(text).isPresent()) {
          return true;
        }
      } catch (LinePattern.TooSlow slow) {
        blame(new PatternTooSlow(pattern.field()));
      }
    }
    return false;
  }

  private void blame(ConsoleVerdict verdict) {
    ConsoleVerdict told =
        verdict instanceof PartitionMissing(String name) && name.isEmpty()
            ? new PartitionMissing(rules.partition())
            : verdict;
    boolean later = told instanceof RestartLoop && wrong instanceof RestartLoop;
    if (wrong == null || told.rank() < wrong.rank() || later) {
      wrong = told;
    }
  }

  private static String shown(String seen) {
    return seen.length() <= SHOWN ? seen : seen.substring(0, SHOWN) + "…";
  }

  /** Without what it heard. */
  @Override
  public String toString() {
    return "ConsoleWatch";
  }
}
