package imprint.returns;

import imprint.esp.flash.TablePlace;
import imprint.esp.flash.encryption.FlashKeys;
import imprint.esp.rom.BoardSession;
import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Mac;
import imprint.ledger.Unit;
import imprint.line.Backups;
import imprint.line.KnownBoard;
import imprint.line.OthersKept;
import imprint.line.RunWatcher;
import imprint.line.Slot;
import imprint.line.Station;
import imprint.line.UnitSummary;
import imprint.returns.Replacement.OldLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The desk for returned units at a station: opens the boards on its ports, one at a time, and has
 * done with them what a person chose.
 */
public final class Reception {
  private final Station station;
  private final Backups backups;
  private volatile boolean stop;
  private volatile @Nullable Slot provisioning;

  public Reception(Station station, InstantSource clock) {
    this.station = station;
    this.backups = new Backups(station.settings().backups(), clock);
  }

  /**
   * What a person has in hand.
   *
   * @param port where the board is plugged in; empty without a board
   * @param label what was read from it; empty where nobody looked
   * @param seen the board that was looked at; empty where none was, or none that tells its MAC
   */
  public record Hand(Optional<String> port, Optional<String> label, Optional<Mac> seen) {
    /** Before a look. */
    public Hand(Optional<String> port, Optional<String> label) {
      this(port, label, Optional.empty());
    }

    /** After it: an act is for the board that was there then. */
    public Hand seeing(ReturnsDesk.Look look) {
      return new Hand(port, label, look.board().flatMap(BoardLook::mac));
    }
  }

  /**
   * What a person says about an act.
   *
   * @param reason in their words
   * @param oldLabel where the board gets a new identity
   * @param drop keeping: gives up what cannot be read
   */
  public record Order(String reason, OldLabel oldLabel, boolean drop) {}

  /** How an act ended. */
  public sealed interface End {
    /** What is in hand now. */
    Unit unit();

    /** It was done. */
    record Carried(Outcome outcome) implements End {
      @Override
      public Unit unit() {
        return outcome.unit();
      }
    }

    /**
     * The board has a new identity.
     *
     * @param label its picture, where it was made just now
     * @param others what others had on the board and is in a file now
     */
    record Renewed(Unit old, Unit unit, Optional<Path> label, Optional<OthersKept> others)
        implements End {}

    /** The old identity is ended, and the board has no new one: why. */
    record Halfway(Unit unit, Finding why) implements End {}
  }

  /**
   * Looks; changes nothing.
   *
   * @param noted told where the start of the board encrypts it, as {@link DeskWatcher#noted}
   * @throws Refusal what the wire says; matter.…, returns.label-ambiguous
   */
  public ReturnsDesk.Look look(Hand hand, Consumer<Finding> noted) throws InterruptedException {
    return with(hand, noted, _ -> true, (desk, board) -> desk.look(board, hand.label()));
  }

  /**
   * Does it, if a look offers it.
   *
   * @throws Refusal with the case where it is not possible, returns.board-changed, and whatever the
   *     wire says
   * @throws CancellationException where it was stopped and nothing was changed for good
   */
  public End carryOut(Act act, Hand hand, Order order, DeskWatcher watcher)
      throws InterruptedException {
    requireBoard(act, hand);
    Optional<String> label = hand.label();
    String reason = order.reason();
    return switch (act) {
      case RESTORE ->
          carried(
              hand,
              watcher,
              (desk, board) ->
                  desk.restore(board(board), label, reason, watcher::progress, () -> stop));
      case KEEP ->
          carried(
              hand,
              watcher,
              (desk, board) ->
                  desk.keep(
                      board(board), label, reason, order.drop(), watcher::progress, () -> stop));
      case RETIRE ->
          carried(hand, watcher, (desk, board) -> desk.retire(board, label, reason, () -> stop));
      case NEW -> renewed(hand, order, watcher);
    };
  }

  /** Before each look and each act: what was asked to end before does not count any more. */
  public void begin() {
    stop = false;
  }

  /** Asks what is under way to end as soon as it safely can. */
  public void cancel() {
    stop = true;
    Slot running = provisioning;
    if (running != null) {
      running.cancel();
    }
  }

  private interface Work<T> {
    T at(ReturnsDesk desk, Optional<BoardSession> board) throws IOException, InterruptedException;
  }

  private End carried(Hand hand, DeskWatcher watcher, Work<Outcome> work)
      throws InterruptedException {
    return new End.Carried(withSeen(hand, watcher, _ -> true, work));
  }

  /** Another board on the same cable is another unit, which nobody chose anything for. */
  private <T> T withSeen(Hand hand, DeskWatcher watcher, Predicate<T> starts, Work<T> work)
      throws InterruptedException {
    return with(
        hand,
        watcher::noted,
        starts,
        (desk, board) -> {
          Optional<Mac> there = board.flatMap(one -> one.identification().mac()).map(Mac::parse);
          if (hand.seen().isPresent() && !hand.seen().equals(there)) {
            String other = there.map(Mac::text).orElse("?");
            throw Refusal.of("returns.board-changed", other, hand.seen().get());
          }
          return work.at(desk, board);
        });
  }

  private <T> T with(Hand hand, Consumer<Finding> noted, Predicate<T> starts, Work<T> work)
      throws InterruptedException {
    ReturnsDesk desk = desk();
    if (hand.port().isPresent()) {
      return station
          .visits()
          .visit(
              hand.port().get(),
              () -> stop,
              noted,
              starts,
              board -> {
                if (stop) {
                  throw new CancellationException();
                }
                return work.at(desk, Optional.of(board));
              });
    }
    try {
      return work.at(desk, Optional.empty());
    } catch (IOException e) {
      throw new IllegalStateException("there was no board to fail", e);
    }
  }

  private static BoardSession board(Optional<BoardSession> lent) {
    return lent.orElseThrow(() -> new IllegalStateException("asked for before"));
  }

  /** What is written needs a board; what is in hand without one says so. */
  private void requireBoard(Act act, Hand hand) throws InterruptedException {
    if (act != Act.RETIRE && hand.port().isEmpty()) {
      throw new Refusal(look(hand, _ -> {}).is().finding());
    }
  }

  private ReturnsDesk desk() {
    Optional<LoadedProduct> product = station.product();
    FlashKeys keys =
        product.map(made -> KnownBoard.keys(made.product().target())).orElse(new FlashKeys.None());
    TablePlace table =
        product.map(made -> KnownBoard.table(made.product().target())).orElse(TablePlace.USUAL);
    return new ReturnsDesk(station.settings(), station.ledger(), keys, table, backups);
  }

  private End renewed(Hand hand, Order order, DeskWatcher watcher) throws InterruptedException {
    LoadedProduct product = station.product().orElseThrow(() -> Refusal.of("line.no-product"));
    Replacement replacement = new Replacement(desk(), () -> stop);
    Replacement.Begun begun =
        withSeen(
            hand,
            watcher,
            // a first start that encrypts the board would be cut short by what follows
            over -> over.successor().isPresent(),
            (_, board) ->
                replacement.begin(
                    board(board), hand.label(), order.oldLabel(), order.reason(), product));
    Unit old = begun.old();
    if (begun.successor().isPresent()) {
      String serialNumber = begun.successor().get().serialNumber();
      return new End.Renewed(
          old, replacement.finish(old, serialNumber), Optional.empty(), Optional.empty());
    }
    Slot slot = station.slot(hand.port().orElseThrow());
    OnlyThisBoard only =
        new OnlyThisBoard(
            slot,
            old.mac().text(),
            () -> stop,
            note -> {
              if (note.code().equals("boot.encrypting")) {
                watcher.noted(note);
              }
            },
            watcher::progress);
    imprint.line.Outcome outcome = provisioned(slot, only);
    String other = only.other();
    if (other != null) {
      return new End.Halfway(old, Finding.error("returns.another-board", other, old.mac()));
    }
    return switch (outcome) {
      case imprint.line.Outcome.Done(UnitSummary unit) -> finished(replacement, old, unit);
      case imprint.line.Outcome.SetAside(_, Finding finding, _, _) -> new End.Halfway(old, finding);
      case imprint.line.Outcome.Cancelled _ ->
          new End.Halfway(old, Finding.warning("returns.new-open", old.serialNumber(), old.mac()));
    };
  }

  /** The board has its new identity, also where the old one cannot be told of it now. */
  private static End finished(Replacement replacement, Unit old, UnitSummary unit) {
    try {
      return new End.Renewed(
          old, replacement.finish(old, unit.serialNumber()), unit.labelPng(), unit.others());
    } catch (Refusal refused) {
      return new End.Halfway(old, refused.finding());
    }
  }

  private imprint.line.Outcome provisioned(Slot slot, RunWatcher watcher) {
    provisioning = slot;
    try {
      return stop
          ? new imprint.line.Outcome.Cancelled(Optional.empty())
          : slot.provisionNext(watcher);
    } finally {
      provisioning = null;
    }
  }
}
