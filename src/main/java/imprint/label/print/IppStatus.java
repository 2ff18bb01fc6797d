package imprint.label.print;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.encoding.Text;
import com.hp.jipp.model.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a printer or a queue says of itself over IPP.
 *
 * @param told whether it is its own word; if not, nobody answered for it
 * @param formats of documents that it takes; empty where it does not say
 * @param scalings that it knows; empty where it does not say
 * @param media names of the pages that it knows; empty where it does not say
 */
record IppStatus(
    boolean told,
    PrinterState state,
    List<String> formats,
    List<String> scalings,
    List<String> media) {
  /** Codes below are of success, RFC 8011, appendix B. */
  static final int FAILURES = 0x0100;

  private static final int STOPPED = 5;

  /** Of a printer that does not answer. */
  static IppStatus untold(PrinterState silence) {
    return new IppStatus(false, silence, List.of(), List.of(), List.of());
  }

  /**
   * Reads the answer to Get-Printer-Attributes.
   *
   * @return untold for a printer that is not there, and for anything that is no such answer
   */
  static IppStatus of(IppPacket answer) {
    AttributeGroup group = answer.get(Tag.printerAttributes);
    if (answer.getCode() < 0 || answer.getCode() >= FAILURES || group == null) {
      return untold(new PrinterState.Unknown());
    }
    return one(group, Types.printerState)
        .map(
            state ->
                new IppStatus(
                    true,
                    state(state.getCode(), group),
                    group.getStrings(Types.documentFormatSupported),
                    group.getStrings(Types.printScalingSupported),
                    group.getStrings(Types.mediaSupported)))
        .orElseGet(() -> untold(new PrinterState.Unknown()));
  }

  private static PrinterState state(int state, AttributeGroup group) {
    List<String> reasons = group.getStrings(Types.printerStateReasons);
    Optional<PrinterState> hindrance = StateReasons.state(reasons);
    if (!one(group, Types.printerIsAcceptingJobs).orElse(true)) {
      return new PrinterState.Stopped(words("accepts no jobs", reasons, group));
    }
    return hindrance.orElseGet(
        () ->
            state == STOPPED
                ? new PrinterState.Stopped(words("stopped", reasons, group))
                : new PrinterState.Ready());
  }

  private static String words(String what, List<String> reasons, AttributeGroup group) {
    List<String> words = new ArrayList<>(List.of(what));
    one(group, Types.printerStateMessage)
        .map(Text::getValue)
        .filter(text -> !text.isBlank())
        .ifPresent(words::add);
    reasons.stream().filter(reason -> !reason.equals("none")).forEach(words::add);
    return String.join(", ", words);
  }

  /** A value of another kind than the attribute's counts as none. */
  static <T> Optional<T> one(AttributeGroup group, AttributeType<T> type) {
    return Optional.ofNullable(group.getValue(type));
  }
}
