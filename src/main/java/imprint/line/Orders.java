package imprint.line;

import imprint.finding.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The orders of a line.
 *
 * @param inHand what is made now, empty where nobody counts
 * @param left orders with numbers that were left for another, the latest first; scanned again they
 *     go on counting. No more than {@link #MOST_LEFT} are kept
 * @param prefix how the numbers of orders begin, by which a scan of one is told; empty where no
 *     scan begins an order
 */
public record Orders(Optional<Order> inHand, List<Order> left, String prefix) {
  static final int MOST_LEFT = 50;

  /** Nobody counts. */
  public static final Orders NONE = new Orders(Optional.empty(), List.of(), "");

  /**
   * The orders.
   *
   * @throws Refusal line.order-twice, line.order-number, line.order-prefix, line.order-code
   */
  public Orders {
    left = left.stream().limit(MOST_LEFT).toList();
    Set<String> numbers = new HashSet<>();
    inHand.map(Order::number).ifPresent(numbers::add);
    for (Order each : left) {
      Order.check(each.number());
      if (!numbers.add(each.number())) {
        throw Refusal.of("line.order-twice", each.number());
      }
    }
    if (!prefix.isEmpty()) {
      OrderSheet.checkPrefix(prefix);
    }
  }

  /** The number that units carry which are made now; empty where there is none. */
  public String number() {
    return inHand.map(Order::number).orElse("");
  }

  /** The order of that number, in hand or left. */
  public Optional<Order> find(String number) {
    return Stream.concat(inHand.stream(), left.stream())
        .filter(order -> !number.isEmpty() && order.number().equals(number))
        .findFirst();
  }

  /**
   * That order is in hand from now on. One whose number was begun before goes on counting where it
   * was.
   *
   * @param number empty where it has none
   * @throws Refusal line.order-number, line.order-code, line.order-units
   */
  public Orders begin(String number, int units, Instant now) {
    Instant since = find(number).map(Order::since).orElse(now);
    return with(Optional.of(new Order(number, units, since)));
  }

  /** Nobody counts from now on. */
  public Orders end() {
    return with(Optional.empty());
  }

  private Orders with(Optional<Order> next) {
    String number = next.map(Order::number).orElse("");
    List<Order> behind =
        Stream.concat(inHand.stream(), left.stream())
            .filter(order -> !order.number().isEmpty() && !order.number().equals(number))
            .toList();
    return new Orders(next, behind, prefix);
  }

  public Orders withPrefix(String beginning) {
    return new Orders(inHand, left, beginning);
  }
}
