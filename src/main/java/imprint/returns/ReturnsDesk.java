package imprint.returns;

import imprint.esp.flash.Flasher;
import imprint.esp.flash.TablePlace;
import imprint.esp.flash.encryption.FlashKeys;
import imprint.esp.rom.BoardSession;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.By;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.Backups;
import imprint.line.LabelFiles;
import imprint.line.Scan;
import imprint.line.StationSettings;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Where units come back: looks at what a technician has in hand, and does what is possible then,
 * and nothing else. Every act looks again, in the session that it writes in.
 *
 * <p>Which unit a board is tells its MAC, so that no board ever gets another unit's identity.
 */
public final class ReturnsDesk {
  private final StationSettings settings;
  private final Ledger ledger;
  private final FlashKeys keys;
  private final TablePlace table;
  private final Backups backups;

  /**
   * @param keys of the boards' flash encryption
   * @param table that the boards should have; needed where it cannot be read
   */
  public ReturnsDesk(
      StationSettings settings, Ledger ledger, FlashKeys keys, TablePlace table, Backups backups) {
    this.settings = settings;
    this.ledger = ledger;
    this.keys = keys;
    this.table = table;
    this.backups = backups;
  }

  /**
   * What was seen.
   *
   * @param board empty where there was none
   */
  public record Look(Case is, Optional<BoardLook> board) {
    /** What is possible. */
    public List<Act> acts() {
      return hindrance().isPresent() ? List.of(Act.RETIRE) : is.acts();
    }

    /**
     * Why the identity can only end: nobody knows where on its board something goes. What was begun
     * is offered all the same, as it is the one way on.
     */
    public Optional<Finding> hindrance() {
      boolean more = is.acts().contains(Act.RETIRE) && is.acts().size() > 1;
      return board.filter(seen -> more && !seen.tableKnown()).flatMap(BoardLook::unread);
    }
  }

  /**
   * Looks at a board, a label, or both; changes nothing.
   *
   * @param label what was read from it: QR code, manual code, serial number or MAC
   * @throws Refusal matter.… for a code that was read wrong, returns.label-ambiguous
   */
  public Look look(Optional<BoardSession> board, Optional<String> label) throws IOException {
    Optional<BoardLook> seen = Optional.empty();
    if (board.isPresent()) {
      seen = Optional.of(new BoardReading(ledger, keys, table).take(board.get()));
    }
    Optional<Scan> scan = label.map(text -> Scan.read(text, ledger));
    return new Look(new Diagnosis(ledger).of(seen, scan), seen);
  }

  /**
   * Writes the unit's own data again; what others keep beside it goes to a file.
   *
   * @throws Refusal with the case where that is not possible; and whatever the wire says
   */
  public Outcome.Restored restore(
      BoardSession board,
      Optional<String> label,
      String reason,
      DoubleConsumer progress,
      BooleanSupplier cancelled)
      throws IOException, InterruptedException {
    Case is = offering(Act.RESTORE, look(Optional.of(board), label).is());
    return rewrite(board, cancelled)
        .restore(unit(is), new Event.Returned(is.word(), "restore", reason), backups, progress);
  }

  /**
   * Repairs the unit's partition and carries on what others keep in it.
   *
   * @param drop gives up what cannot be read
   * @throws Refusal with the case where that is not possible, returns.others-unreadable,
   *     returns.backup-absent; and whatever the wire says
   */
  public Outcome.Kept keep(
      BoardSession board,
      Optional<String> label,
      String reason,
      boolean drop,
      DoubleConsumer progress,
      BooleanSupplier cancelled)
      throws IOException, InterruptedException {
    Case is = offering(Act.KEEP, look(Optional.of(board), label).is());
    return rewrite(board, cancelled)
        .keep(unit(is), new Event.Returned(is.word(), "keep", reason), backups, drop, progress);
  }

  /**
   * Ends the unit's identity for good.
   *
   * @throws Refusal with the case where that is not possible, returns.reason-missing
   * @throws CancellationException where it was stopped and nothing was recorded
   */
  public Outcome.Retired retire(
      Optional<BoardSession> board,
      Optional<String> label,
      String reason,
      BooleanSupplier cancelled)
      throws IOException {
    Case is = offering(Act.RETIRE, look(board, label).is());
    requireReason(reason);
    stopIf(cancelled);
    Unit unit = record(unit(is), new Event.Returned(is.word(), "retire", reason));
    return new Outcome.Retired(end(unit, reason));
  }

  /** A look takes its time, and what follows cannot be undone. */
  static void stopIf(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw Refusal.of("returns.reason-missing");
    }
  }

  /** Refuses what the case does not offer. */
  static Case offering(Act act, Case is) {
    if (!is.acts().contains(act)) {
      throw new Refusal(is.finding());
    }
    return is;
  }

  static Unit unit(Case is) {
    return is.unit().orElseThrow();
  }

  Ledger ledger() {
    return ledger;
  }

  Backups backups() {
    return backups;
  }

  /** Its label goes first: what is not there sticks to no board. */
  Unit end(Unit unit, String reason) {
    LabelFiles.remove(settings.out(), unit.serialNumber());
    return record(unit, new Event.Retired(reason));
  }

  /** The unit's state is what it was when the case was made, or somebody else has moved it. */
  Unit record(Unit unit, Event event) {
    By by = settings.by();
    return ledger.append(unit, unit.state(), event, by).orRefuse();
  }

  private Rewrite rewrite(BoardSession board, BooleanSupplier cancelled) {
    return new Rewrite(ledger, keys, table, new Flasher(board, cancelled), this::record);
  }
}
