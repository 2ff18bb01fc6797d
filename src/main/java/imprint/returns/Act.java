package imprint.returns;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be done about a unit that came back. */
public enum Act {
  /** Keeps the identity and repairs the partition; what others keep in it is carried on. */
  KEEP,
  /** Writes the same identity again, and nothing else; the label stays valid. */
  RESTORE,
  /** Ends the identity for good and gives the board another one, with a label of its own. */
  NEW,
  /** Ends the identity for good. */
  RETIRE;

  /** As people type it and as the ledger records it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Act> named(String word) {
    return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word();
  }
}
