package imprint.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Units by what somebody has in hand: a board, or a label with its passcode. */
public final class InHand {
  private final Database database;
  private final Units units;
  private final Vault vault;

  InHand(Database database, Units units, Vault vault) {
    this.database = database;
    this.units = units;
    this.vault = vault;
  }

  /** All units that the board ever carried, oldest first. */
  public List<Unit> ofBoard(Mac mac) {
    return database.read(h -> units.ofBoard(h, mac));
  }

  /**
   * The unit with that passcode, found by its fingerprint; no copy is opened for it.
   *
   * @throws imprint.finding.Refusal those of {@link Ledger#unlock}
   */
  public Optional<Unit> withPasscode(Claim.Ids product, int passcode) {
    vault.open(database);
    Fingerprint of = vault.passcode(product.vendorId(), product.productId(), passcode);
    return database.read(h -> units.withPasscode(h, product, of));
  }

  /** Unfinished units whose latest event is of this very process, whether it is still at work. */
  public List<Unit> ofThisProcess() {
    return database.read(units::unfinishedHere);
  }

  /** The products of all units. */
  public List<Claim.Ids> products() {
    return made().stream().map(Made::ids).toList();
  }

  /**
   * A product that units were made of.
   *
   * @param name that one of them has
   */
  public record Made(Claim.Ids ids, String name) {}

  /** The products of all units, by their numbers. */
  public List<Made> made() {
    List<Made> made = new ArrayList<>();
    Optional<Made> next = Optional.of(new Made(new Claim.Ids(-1, 0), ""));
    while (next.isPresent()) {
      Claim.Ids before = next.get().ids();
      next = database.read(h -> units.nextProduct(h, before));
      next.ifPresent(made::add);
    }
    return made;
  }
}
