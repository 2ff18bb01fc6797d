package imprint.label.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CUPS' {@code lp} and {@code lpstat -l} print in the C locale: a line for each thing, and
 * indented lines with more about it.
 */
final class Lpstat {
  private static final Pattern REQUEST = Pattern.compile("request id is (\\S{1,200}-\\d{1,10})\\b");

  private Lpstat() {}

  /**
   * A job in a list.
   *
   * @param alerts job-state-reasons of RFC 8011, empty where the list has none
   * @param status what the printing service says of it in words; may be empty
   */
  record Job(String id, List<String> alerts, String status) {
    boolean has(String word) {
      return alerts.stream().anyMatch(alert -> alert.contains(word));
    }

    /** In words, for people. */
    String reason() {
      String reasons = String.join(", ", alerts);
      return status.isEmpty()
          ? reasons
          : reasons.isEmpty() ? status : status + " (" + reasons + ")";
    }
  }

  /** The name of the job that {@code lp} made. */
  static Optional<String> request(String out) {
    Matcher matcher = REQUEST.matcher(out);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /**
   * Whether {@code lp} failed when the queue had begun to take the page: it then asks the queue to
   * drop the job, and does not say whether that was in time.
   */
  static boolean brokeOff(String err) {
    return err.contains("unable to queue from stdin");
  }

  /** The job of that name in the list, if it is there. */
  static Optional<Job> job(String list, String id) {
    for (List<String> block : blocks(list)) {
      if (block.getFirst().startsWith(id + " ")) {
        return Optional.of(new Job(id, alerts(block), after("Status:", block)));
      }
    }
    return Optional.empty();
  }

  /** All queues of {@code lpstat -e}, one a line. */
  static List<String> queues(String list) {
    return list.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** How a queue is, from {@code lpstat -l -p QUEUE -a QUEUE}. */
  static PrinterState state(String list, String queue) {
    Optional<List<String>> printer = block(list, "printer " + queue + " ");
    Optional<List<String>> accepting = block(list, queue + " accepting ");
    if (printer.isEmpty()) {
      return new PrinterState.Unknown();
    }
    if (accepting.isEmpty()) {
      return new PrinterState.Stopped(
          block(list, queue + " not accepting ").map(Lpstat::words).orElse("not accepting"));
    }
    List<String> alerts = alerts(printer.get());
    if (printer.get().getFirst().startsWith("printer " + queue + " disabled ")) {
      return new PrinterState.Stopped(words(printer.get()));
    }
    return StateReasons.state(alerts).orElse(new PrinterState.Ready());
  }

  private static Optional<List<String>> block(String list, String start) {
    return blocks(list).stream().filter(block -> block.getFirst().startsWith(start)).findFirst();
  }

  private static List<List<String>> blocks(String list) {
    List<List<String>> blocks = new ArrayList<>();
    for (String line : list.lines().filter(l -> !l.isBlank()).toList()) {
      boolean more = Character.isWhitespace(line.charAt(0));
      if (!more) {
        blocks.add(new ArrayList<>());
      }
      if (!blocks.isEmpty()) {
        blocks.getLast().add(line.strip());
      }
    }
    return blocks;
  }

  private static List<String> alerts(List<String> block) {
    return List.of(after("Alerts:", block).split(" ", -1)).stream()
        .filter(alert -> !alert.isEmpty() && !alert.equals("none"))
        .toList();
  }

  private static String after(String head, List<String> block) {
    return block.stream()
        .filter(line -> line.startsWith(head))
        .map(line -> line.substring(head.length()).strip())
        .findFirst()
        .orElse("");
  }

  /** Why something is as it is: the first indented line, else what follows the name. */
  private static String words(List<String> block) {
    return block.size() > 1 ? block.get(1) : block.getFirst();
  }
}
