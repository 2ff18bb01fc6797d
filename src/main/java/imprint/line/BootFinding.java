package imprint.line;

import imprint.esp.rom.ConsoleVerdict;
import imprint.factory.BootWatch;
import imprint.finding.Finding;
import imprint.finding.Severity;
import java.util.List;

/** A verdict on a console as a sentence with what to do. */
final class BootFinding {
  private BootFinding() {}

  static Finding of(ConsoleVerdict verdict, Severity severity, BootWatch asked) {
    String seconds = String.valueOf(asked.seconds());
    return switch (verdict) {
      case ConsoleVerdict.Accepted _ -> finding("boot.agrees", severity);
      case ConsoleVerdict.PartitionMissing(String name) ->
          finding("boot.partition-missing", severity, name);
      case ConsoleVerdict.NamespaceMissing(String name) ->
          finding("boot.namespace-missing", severity, name);
      case ConsoleVerdict.KeyMissing(String name) -> finding("boot.key-missing", severity, name);
      case ConsoleVerdict.NvsError(String name) -> finding("boot.unreadable", severity, name);
      case ConsoleVerdict.Rejected(String says) -> finding("boot.rejected", severity, says);
      case ConsoleVerdict.ExamplePasscode() -> finding("boot.example-passcode", severity);
      case ConsoleVerdict.Disagrees(String field, String expected, String seen) ->
          expected.isEmpty()
              ? finding("boot.disagrees-secret", severity, field)
              : finding("boot.disagrees", severity, field, expected, seen);
      case ConsoleVerdict.Panic(String what) -> finding("boot.panic", severity, what);
      case ConsoleVerdict.CannotStart() -> finding("boot.cannot-start", severity);
      case ConsoleVerdict.RestartLoop(int starts) ->
          finding("boot.restart-loop", severity, String.valueOf(starts));
      case ConsoleVerdict.PatternTooSlow(String field) ->
          finding("boot.pattern-slow", severity, field);
      case ConsoleVerdict.Encrypting() ->
          finding("boot.still-encrypting", severity, String.valueOf(asked.atMost()));
      case ConsoleVerdict.Silent() -> finding("boot.silent", severity, seconds);
      case ConsoleVerdict.Unrecognised() -> finding("boot.unrecognised", severity, seconds);
    };
  }

  private static Finding finding(String code, Severity severity, String... arguments) {
    return new Finding(code, severity, List.of(arguments));
  }
}
