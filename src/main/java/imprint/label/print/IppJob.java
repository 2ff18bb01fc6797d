package imprint.label.print;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.encoding.TextType;
import com.hp.jipp.model.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How a job is, as the printer or the queue says over IPP.
 *
 * @param state 3 … 9, RFC 8011, 5.3.7
 * @param reasons job-state-reasons
 * @param message in their words; may be empty
 * @param sheets that are out; empty where they do not say
 */
record IppJob(int state, List<String> reasons, String message, OptionalInt sheets) {
  static final int HELD = 4;
  static final int STOPPED = 6;
  static final int CANCELED = 7;
  static final int ABORTED = 8;
  static final int COMPLETED = 9;

  private static final Map<Integer, String> WORDS =
      Map.of(
          3,
          "pending",
          HELD,
          "held",
          5,
          "processing",
          STOPPED,
          "stopped",
          CANCELED,
          "canceled",
          ABORTED,
          "aborted",
          COMPLETED,
          "completed");

  /** Of CUPS alone: what the device said last. */
  static final TextType PRINTER_MESSAGE = new TextType("job-printer-state-message");

  /** Reads the answer to Get-Job-Attributes; empty for anything that is no such answer. */
  static Optional<IppJob> of(IppPacket answer) {
    AttributeGroup group = answer.get(Tag.jobAttributes);
    if (answer.getCode() < 0 || answer.getCode() >= IppStatus.FAILURES || group == null) {
      return Optional.empty();
    }
    return IppStatus.one(group, Types.jobState)
        .map(
            state ->
                new IppJob(
                    state.getCode(),
                    group.getStrings(Types.jobStateReasons),
                    message(group),
                    sheets(group)));
  }

  private static String message(AttributeGroup group) {
    return Stream.of(Types.jobStateMessage, PRINTER_MESSAGE)
        .flatMap(type -> IppStatus.one(group, type).stream())
        .map(text -> text.getValue().strip())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** A label has one side, so that either of the two counts labels. */
  private static OptionalInt sheets(AttributeGroup group) {
    for (AttributeType<Integer> count :
        List.of(Types.jobMediaSheetsCompleted, Types.jobImpressionsCompleted)) {
      Optional<Integer> out = IppStatus.one(group, count).filter(sheets -> sheets >= 0);
      if (out.isPresent()) {
        return OptionalInt.of(out.get());
      }
    }
    return OptionalInt.empty();
  }

  /**
   * The printer is done with it and says no ill of it. That a job is {@code queued-in-device} or
   * ended {@code with-errors} is completed to the protocol, and no label to us.
   */
  boolean printed() {
    return state == COMPLETED
        && reasons.stream()
            .noneMatch(
                reason ->
                    reason.equals("queued-in-device")
                        || reason.equals("job-completed-with-errors")
                        || reason.contains("abort")
                        || reason.contains("cancel"));
  }

  /** In words, for people; that a job is on its way to its end says nothing about the end. */
  String reason() {
    List<String> words = new ArrayList<>();
    if (!message.isBlank()) {
      words.add(message);
    }
    reasons.stream()
        .filter(reason -> !reason.equals("none") && !reason.equals("processing-to-stop-point"))
        .forEach(words::add);
    return words.isEmpty() ? WORDS.getOrDefault(state, "") : String.join(", ", words);
  }
}
