package imprint.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which units are meant: those that everything that is not null holds for.
 *
 * @param product its name, or the hash of its file
 * @param station of the latest event, as exports tell it; so is the person
 * @param states any of these; empty: any
 * @param from reserved then or later, in this ledger
 * @param to reserved before
 * @param serials from the first to the last of them
 * @param order number of the one that they were made for; empty: for none
 */
public record Filter(
    @Nullable Integer vendorId,
    @Nullable Integer productId,
    @Nullable String product,
    @Nullable String station,
    @Nullable String person,
    Set<State> states,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Serials serials,
    @Nullable Mac mac,
    @Nullable String order) {

  /** Every unit. */
  public static final Filter ALL =
      new Filter(null, null, null, null, null, Set.of(), null, null, null, null, null);

  public Filter {
    states = Set.copyOf(states);
  }

  /** The units of that order. */
  public static Filter ofOrder(String number) {
    return new Filter(null, null, null, null, null, Set.of(), null, null, null, null, number);
  }

  /** Both of them among them, in the order in which the ledger keeps texts. */
  public record Serials(String first, String last) {}

  /** Only units that are not finished. */
  boolean openOnly() {
    return !states.isEmpty() && states.stream().allMatch(State::unfinished);
  }

  /** All but the serial numbers, which the ledger itself looks up. */
  boolean accepts(Unit unit) {
    Claim.Product made = unit.claim().product();
    Account account = Account.of(unit);
    return same(vendorId, made.vendorId())
        && same(productId, made.productId())
        && (product == null || product.equals(made.name()) || product.equals(made.hash()))
        && same(station, account.station())
        && same(person, account.person())
        && (states.isEmpty() || states.contains(unit.state()))
        && (from == null || !unit.reservedAt().isBefore(from))
        && (to == null || unit.reservedAt().isBefore(to))
        && same(mac, unit.mac())
        && same(order, unit.order());
  }

  private static boolean same(@Nullable Object asked, Object is) {
    return Optional.ofNullable(asked).map(is::equals).orElse(true);
  }
}
