package imprint.cli;

import imprint.finding.Refusal;
import imprint.ledger.Filter;
import imprint.ledger.Mac;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which units of a ledger are meant; without any of these: all. */
final class FilterOptions {
  /** As a word among states: every state of a unit that is not finished. */
  private static final String OPEN = "open";

  @Option(names = "--vendor-id", paramLabel = "ID", description = "Vendor id, such as 0xFFF1.")
  @Nullable String vendorId;

  @Option(names = "--product-id", paramLabel = "ID", description = "Product id.")
  @Nullable String productId;

  @Option(
      names = "--product",
      paramLabel = "NAME-or-HASH",
      description = "Name of the product, or hash of its file.")
  @Nullable String product;

  @Option(names = "--station", paramLabel = "NAME", description = "Station of the latest step.")
  @Nullable String station;

  @Option(names = "--person", paramLabel = "NAME", description = "Person of the latest step.")
  @Nullable String person;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "In one of these states, such as done,retired; open: not finished.")
  List<String> states = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Reserved then or later: 2026-01-31 (of this computer's time zone) or"
              + " 2026-01-31T12:00:00Z.")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Reserved before.")
  @Nullable String to;

  @Option(
      names = "--serials",
      paramLabel = "FIRST..LAST",
      description = "Serial numbers from the first to the last, in the order of texts.")
  @Nullable String serials;

  @Option(names = "--mac", paramLabel = "MAC", description = "All units that this board ever was.")
  @Nullable String mac;

  @Option(
      names = "--order",
      paramLabel = "NUMBER",
      description = "Made for the order of this number.")
  @Nullable String order;

  Filter filter() {
    timesInOrder();
    return new Filter(
        id(vendorId, "--vendor-id"),
        id(productId, "--product-id"),
        product,
        station,
        person,
        states(),
        from == null ? null : time(from),
        to == null ? null : time(to),
        serials(),
        mac == null ? null : Mac.parse(mac),
        order());
  }

  private static @Nullable Integer id(@Nullable String text, String option) {
    if (text == null) {
      return null;
    }
    boolean hex = text.matches("0[xX][0-9A-Fa-f]{1,4}");
    if (!hex && !text.matches("[0-9]{1,5}")) {
      throw Refusal.of("cli.filter-id", option, text);
    }
    int id = hex ? Integer.parseInt(text.substring(2), 16) : Integer.parseInt(text);
    if (id > 0xFFFF) {
      throw Refusal.of("cli.filter-id", option, text);
    }
    return id;
  }

  private Set<State> states() {
    Set<State> set = EnumSet.noneOf(State.class);
    for (String word : states) {
      List<State> meant =
          Stream.of(State.values())
              .filter(
                  state ->
                      word.equalsIgnoreCase(OPEN)
                          ? state.unfinished()
                          : state.name().equalsIgnoreCase(word.replace('-', '_')))
              .toList();
      if (meant.isEmpty()) {
        throw Refusal.of("cli.filter-state", word);
      }
      set.addAll(meant);
    }
    return set;
  }

  private Filter.@Nullable Serials serials() {
    if (serials == null) {
      return null;
    }
    int dots = serials.indexOf("..");
    if (dots < 0) {
      return new Filter.Serials(serials, serials);
    }
    String first = serials.substring(0, dots);
    String last = serials.substring(dots + 2);
    inOrder(first, last);
    return new Filter.Serials(first, last);
  }

  /**
   * Refuses serial numbers that are not in the order of texts.
   *
   * @throws Refusal cli.range-reversed
   */
  static void inOrder(String first, String last) {
    inOrder(first, last, first.compareTo(last));
  }

  private static void inOrder(String first, String last, int order) {
    if (order > 0) {
      throw Refusal.of("cli.range-reversed", first, last);
    }
  }

  private void timesInOrder() {
    if (from != null && to != null) {
      inOrder(from, to, time(from).compareTo(time(to)));
    }
  }

  private @Nullable String order() {
    if (order != null && !Unit.orderNumber(order)) {
      throw Refusal.of("cli.filter-order", Unit.LONGEST_ORDER);
    }
    return order;
  }

  /** A day begins where this computer is. */
  static Instant time(String text) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.of("cli.filter-time", text);
    }
  }
}
