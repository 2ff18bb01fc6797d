package imprint.ui.labels;

import imprint.label.print.PrinterState;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Why;

/**
 * How a printer is, in words.
 *
 * @param act what to do about it; empty where nothing is
 */
public record Condition(Kind kind, String word, String act) {
  /** What it looks like. */
  public enum Kind {
    READY,
    /** Nothing comes out of it now. */
    HINDERED,
    /** Nobody knows. */
    UNKNOWN
  }

  static Condition unknown(Texts texts) {
    return new Condition(Kind.UNKNOWN, texts.get("labels.printer.asking"), "");
  }

  static Condition of(PrinterState state, String printer, Texts texts) {
    Kind kind =
        switch (state) {
          case PrinterState.Ready _ -> Kind.READY;
          case PrinterState.Unasked _ -> Kind.UNKNOWN;
          case PrinterState _ -> Kind.HINDERED;
        };
    String word = texts.get("labels.printer." + state.word());
    boolean hindered = kind == Kind.HINDERED;
    String act =
        hindered
            ? state
                .hindrance(printer)
                .map(finding -> new Why(texts, name -> "labels.next." + name).act(finding))
                .orElse("")
            : "";
    return new Condition(kind, word, act);
  }
}
