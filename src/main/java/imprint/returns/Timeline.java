package imprint.returns;

import imprint.ledger.Entry;
import imprint.ledger.Event;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** A unit's history in plain words. */
public final class Timeline {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle words;
  private final Locale locale;

  public Timeline(Locale locale) {
    this.locale = locale;
    words = ResourceBundle.getBundle("imprint.returns.timeline", locale, NO_FALLBACK);
  }

  /**
   * One thing that happened.
   *
   * @param at UTC
   * @param what in a sentence
   * @param person empty where nobody signed in
   */
  public record Line(Instant at, String what, String station, String person) {}

  /** All that happened, in its order. */
  public List<Line> of(List<Entry> history) {
    return history.stream()
        .map(
            entry ->
                new Line(
                    entry.at(), sentence(entry.event()), entry.by().station(), entry.by().person()))
        .toList();
  }

  private String sentence(Event event) {
    return switch (event) {
      case Event.Reserved(String order) ->
          order.isEmpty() ? text("reserved") : text("reserved-for", order);
      case Event.Built(String partition, var _) -> text("built", partition);
      case Event.BuiltSecureCert(String partition) -> text("built-secure-cert", partition);
      case Event.BuiltKeys(String partition) -> text("built-keys", partition);
      case Event.Written _ -> text("written");
      case Event.Proven(String proof) -> text("proven", proof);
      case Event.Booted(String grade) -> text("booted", text("booted." + grade));
      case Event.Labelled _ -> text("labelled");
      case Event.Resumed(String act) -> text("resumed." + act);
      case Event.Done _ -> text("done");
      case Event.CopiesRemoved(var kinds) ->
          text("copies-removed", kinds.stream().map(Enum::name).collect(Collectors.joining(", ")));
      case Event.CopiesForgotten(var kinds, String reason) ->
          text(
              "copies-forgotten",
              kinds.stream().map(Enum::name).collect(Collectors.joining(", ")),
              reason);
      case Event.Revealed(String form) -> text("revealed", form);
      case Event.Imported(var source, _, var untold) ->
          text(
              untold.isEmpty() ? "imported" : "imported-partly",
              source.file(),
              Integer.toString(source.row()),
              String.join(", ", untold));
      case Event.Merged _ -> text("merged");
      case Event.SetAside(String code, String sentence) -> text("set-aside", sentence, code);
      case Event.Retired(String reason) -> text("retired", reason);
      case Event.Reprinted(String reason, int copies) -> text("reprinted", copies, reason);
      case Event.OfLabel label -> sentence(label);
      case Event.RestoreBegun _ -> text("restore-begun");
      case Event.Restored(String proof) -> text("restored", proof);
      case Event.Returned(String found, String act, String reason) ->
          reason.isEmpty()
              ? text("returned", text("act." + act), found)
              : text("returned-why", text("act." + act), found, reason);
      case Event.BackedUp(String partition, String file, var _) ->
          text("backed-up", partition, file);
      case Event.CarriedOn(int values, var namespaces, boolean dropped) ->
          text("carried-on", values, String.join(", ", namespaces), text("dropped." + dropped));
      case Event.LabelVoided(String how) -> text("label-voided." + how);
      case Event.Replaces(String serialNumber) -> text("replaces", serialNumber);
      case Event.ReplacedBy(String serialNumber, var _) -> text("replaced-by", serialNumber);
    };
  }

  private String sentence(Event.OfLabel event) {
    return switch (event) {
      case Event.LabelSent(String printer, String layout, int copies, String reason) ->
          text(
              reason.isEmpty() ? "label-sent" : "label-sent-again",
              printer,
              layout,
              copies,
              reason);
      case Event.LabelPrinted(String printer, String layout, String witness) ->
          text("label-printed." + witness, printer, layout);
      case Event.LabelNotPrinted(String printer, String layout, String code) ->
          text("label-not-printed", printer, layout, code);
      case Event.LabelScanned(String what) -> text("label-scanned", text("label-scanned." + what));
    };
  }

  /** A word that a later version wrote is told as it stands. */
  private String text(String key, Object... arguments) {
    if (!words.containsKey(key)) {
      return key.substring(key.indexOf('.') + 1);
    }
    return new MessageFormat(words.getString(key), locale).format(arguments).strip();
  }
}
