package imprint.label.print;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.util.Optional;

/** What a printer says of itself, or what its silence says. */
public sealed interface PrinterState {
  /** Takes labels; others may be before them. */
  record Ready() implements PrinterState {}

  /** No labels left, or none found where one should begin. */
  record OutOfPaper() implements PrinterState {}

  /** No ribbon left. */
  record RibbonOut() implements PrinterState {}

  /** Its cover or its head is open. */
  record HeadOpen() implements PrinterState {}

  /** Somebody paused it. */
  record Paused() implements PrinterState {}

  /** Its head has to cool down; it goes on by itself. */
  record TooHot() implements PrinterState {}

  /** Another sender left half a label in it, or is sending one right now. */
  record HalfReceived() implements PrinterState {}

  /** A queue that is stopped, or takes no jobs; {@code reason} is in the queue's words. */
  record Stopped(String reason) implements PrinterState {}

  /** Nothing takes the connection. */
  record Offline() implements PrinterState {}

  /** It takes the connection and says nothing: some firmwares do so while paper is out. */
  record NoAnswer() implements PrinterState {}

  /** It says what no printer says. */
  record Unknown() implements PrinterState {}

  /** It cannot be asked, by the way that it is connected or by its profile. */
  record Unasked() implements PrinterState {}

  /**
   * Why nothing is to be sent to it now, and what to do.
   *
   * @param printer its name
   * @return empty where a label may be sent
   */
  default Optional<Finding> hindrance(String printer) {
    return Optional.ofNullable(
        switch (this) {
          case Ready _, Unasked _ -> null;
          case OutOfPaper _ -> Finding.error("label.printer-out-of-paper", printer);
          case RibbonOut _ -> Finding.error("label.printer-ribbon-out", printer);
          case HeadOpen _ -> Finding.error("label.printer-head-open", printer);
          case Paused _ -> Finding.error("label.printer-paused", printer);
          case TooHot _ -> Finding.error("label.printer-too-hot", printer);
          case HalfReceived _ -> Finding.error("label.printer-half-label", printer);
          case Stopped(String reason) -> Finding.error("label.printer-stopped", printer, reason);
          case Offline _ -> Finding.error("label.printer-offline", printer);
          case NoAnswer _ -> Finding.error("label.printer-no-answer", printer);
          case Unknown _ -> Finding.error("label.printer-unknown-answer", printer);
        });
  }

  /**
   * Refuses a label that nothing is to be sent of now.
   *
   * @param printer its name
   * @throws Refusal as {@link #hindrance}
   */
  default void refuse(String printer) {
    hindrance(printer)
        .ifPresent(
            finding -> {
              throw new Refusal(finding);
            });
  }

  /** One word for tables and machines. */
  default String word() {
    return switch (this) {
      case Ready _ -> "ready";
      case OutOfPaper _ -> "out-of-paper";
      case RibbonOut _ -> "ribbon-out";
      case HeadOpen _ -> "head-open";
      case Paused _ -> "paused";
      case TooHot _ -> "too-hot";
      case HalfReceived _ -> "half-label";
      case Stopped _ -> "stopped";
      case Offline _ -> "offline";
      case NoAnswer _ -> "no-answer";
      case Unknown _ -> "unknown-answer";
      case Unasked _ -> "not-asked";
    };
  }
}
