package imprint.ledger;

import imprint.ledger.Event.LabelNotPrinted;
import imprint.ledger.Event.LabelPrinted;
import imprint.ledger.Event.LabelScanned;
import imprint.ledger.Event.LabelSent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far the labels of a unit came, by what happened to it. A label that was refused by its
 * printer is none.
 *
 * @param made it was drawn and read back
 * @param outside one that this ledger does not know the way of, nor of which layout it was: {@code
 *     SENT} where it may have been printed from its file or by an earlier version, {@code SCANNED}
 *     where it was seen on paper, else {@code NONE}
 * @param sent those that went to a printer and may be on paper, oldest first
 */
public record LabelTrace(boolean made, Stage outside, List<Label> sent) {
  public LabelTrace {
    sent = List.copyOf(sent);
  }

  /** How far a label came. */
  public enum Stage {
    /** There is none. */
    NONE,
    RENDERED,
    /** It went to a printer, and nobody said that it is out. */
    SENT,
    /** The printer or its queue said that it is out. */
    PRINTED,
    /** Somebody read it back from paper. */
    SCANNED;

    /** For machines. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One that went to a printer.
   *
   * @param at the entry that says so: when, who
   */
  public record Label(LabelSent event, Entry at, Stage stage) {
    private Label to(Stage next) {
      return new Label(event, at, next);
    }
  }

  static LabelTrace of(List<Entry> history) {
    boolean made = false;
    Stage outside = Stage.NONE;
    List<Label> sent = new ArrayList<>();
    for (Entry entry : history) {
      switch (entry.event()) {
        case Event.Labelled _ -> made = true;
        case Event.Reprinted _ -> outside = Stage.SENT;
        case LabelSent event -> sent.add(new Label(event, entry, Stage.SENT));
        case LabelPrinted(var _, String layout, var _) -> {
          int last = last(sent, layout);
          if (last >= 0) {
            sent.set(last, sent.get(last).to(Stage.PRINTED));
          }
        }
        case LabelNotPrinted(var _, String layout, var _) -> {
          int last = last(sent, layout);
          if (last >= 0) {
            sent.remove(last);
          }
        }
        case LabelScanned _ -> {
          if (sent.isEmpty()) {
            outside = Stage.SCANNED;
          } else {
            sent.addLast(sent.removeLast().to(Stage.SCANNED));
          }
        }
        case Event _ -> {}
      }
    }
    return new LabelTrace(made, outside, sent);
  }

  private static int last(List<Label> sent, String layout) {
    for (int i = sent.size() - 1; i >= 0; i--) {
      if (sent.get(i).event().layout().equals(layout)) {
        return i;
      }
    }
    return -1;
  }

  /** Where the latest label is. */
  public Stage stage() {
    if (!sent.isEmpty()) {
      return sent.getLast().stage();
    }
    if (outside == Stage.SCANNED) {
      return outside;
    }
    return made ? Stage.RENDERED : Stage.NONE;
  }

  /** Whether the latest label may be on paper, and nobody read it back from there. */
  public boolean unscanned() {
    return stage() == Stage.SENT || stage() == Stage.PRINTED;
  }

  /** The latest of that layout that went to a printer. */
  public Optional<Label> latest(String layout) {
    int last = last(sent, layout);
    return last < 0 ? Optional.empty() : Optional.of(sent.get(last));
  }

  /** Whether one of that layout may be on paper already: another one is a reprint. */
  public boolean mayExist(String layout) {
    return outside != Stage.NONE || latest(layout).isPresent();
  }
}
