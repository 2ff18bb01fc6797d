package imprint.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chips;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.TablePlace;
import imprint.esp.flash.encryption.FlashKeys;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.Backups;
import imprint.line.BenchStation;
import imprint.line.RunWatcher;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A station, a desk for what comes back, and the boards between them. */
final class ReturnsBench implements AutoCloseable {
  static final String PORT = "sim:1";
  static final int FCTRY = (4 << 20) - 0x20000;
  static final int SIZE = 0x6000;

  final BenchStation station;
  final ReturnsDesk desk;
  final Path backups;

  ReturnsBench(Path folder) {
    this(folder, Optional.empty());
  }

  ReturnsBench(Path folder, Optional<PartitionTable> table) {
    station = new BenchStation(folder);
    backups = folder.resolve("backups");
    desk = desk(table);
  }

  ReturnsDesk desk(Optional<PartitionTable> table) {
    return new ReturnsDesk(
        station.settings(),
        ledger(),
        new FlashKeys.None(),
        new TablePlace(PartitionTable.OFFSET, table),
        new Backups(backups, InstantSource.system()));
  }

  Ledger ledger() {
    return station.ledger();
  }

  /** Loads the product with a change to its file. */
  void product(String replaced, String by) throws IOException {
    Path yaml = station.productYaml();
    Path changed = yaml.resolveSibling("changed.yaml");
    Files.writeString(changed, Files.readString(yaml).replace(replaced, by));
    station.station().load(changed, null);
  }

  SimulatedBoard plug(long unit, Fault... faults) {
    BoardOptions options = BoardOptions.of(unit);
    for (Fault fault : faults) {
      options = options.withFault(fault);
    }
    return plug(options);
  }

  SimulatedBoard plug(BoardOptions options) {
    return station.plug(PORT, Chips.ESP32_C3, options);
  }

  /** A board that was made here, done and labelled. */
  Unit made(long unit) {
    return made(plug(unit));
  }

  Unit made(SimulatedBoard board) {
    assertThat(station.station().slot(PORT).provisionNext(RunWatcher.NONE))
        .isInstanceOf(imprint.line.Outcome.Done.class);
    return ledger().find(board.mac().toString()).orElseThrow();
  }

  String qr(Unit unit) {
    try (Secret payload = ledger().recall(unit, Copy.Kind.ONBOARDING_PAYLOAD)) {
      return payload.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** What is done with a board at the desk. */
  @FunctionalInterface
  interface Talk<T> {
    T with(BoardSession board) throws IOException, InterruptedException;
  }

  <T> T at(Talk<T> talk) throws InterruptedException {
    try (BoardSession session =
        BoardSession.open(
            station.ports().plug(PORT),
            PORT,
            Approach.at(921_600),
            span -> {},
            () -> false,
            _ -> {})) {
      try {
        return talk.with(session);
      } catch (IOException e) {
        throw session.gone(e);
      }
    }
  }

  Case look(String label) throws InterruptedException {
    return at(session -> desk.look(Optional.of(session), Optional.of(label)).is());
  }

  Case look() throws InterruptedException {
    return at(session -> desk.look(Optional.of(session), Optional.empty()).is());
  }

  Case lookAtLabel(String label) throws IOException {
    return desk.look(Optional.empty(), Optional.of(label)).is();
  }

  Outcome.Restored restore() throws InterruptedException {
    return at(board -> desk.restore(board, Optional.empty(), "back", _ -> {}, () -> false));
  }

  Outcome.Kept keep(boolean drop) throws InterruptedException {
    return at(board -> desk.keep(board, Optional.empty(), "ill", drop, _ -> {}, () -> false));
  }

  Event last(Unit unit) {
    return ledger().history(unit).getLast().event();
  }

  static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }

  @Override
  public void close() {
    station.close();
  }
}
