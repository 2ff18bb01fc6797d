package imprint.line;

import imprint.esp.chip.Chip;
import imprint.esp.chip.Chips;
import imprint.esp.flash.BoardTable;
import imprint.esp.flash.FirmwareBundle;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.link.Ports;
import imprint.esp.link.ResetSequence.Pause;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FirstStart;
import imprint.esp.rom.Trace;
import imprint.esp.rom.TraceFiles;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The ports of this computer, and their boards outside of runs. */
public final class Visits {
  private final StationSettings settings;
  private final Ports ports;
  private final Pause pause;
  private final InstantSource clock;
  private final int tableAt;

  /**
   * @param tableAt where boards keep their partition table
   */
  Visits(StationSettings settings, Ports ports, Pause pause, InstantSource clock, int tableAt) {
    this.settings = settings;
    this.ports = ports;
    this.pause = pause;
    this.clock = clock;
    this.tableAt = tableAt;
  }

  /** What is done with a board while it is lent. */
  @FunctionalInterface
  public interface Visit<T> {
    T with(BoardSession board) throws IOException, InterruptedException;
  }

  /** The chips that boards can have, as a product names them. */
  public static List<String> chips() {
    return Chips.ALL.stream().map(Chip::key).toList();
  }

  /** The serial ports of this computer. */
  public List<PortChoice> ports() {
    return ports.list().stream()
        .map(
            port ->
                new PortChoice(
                    port.name(), port.description(), SlotPlace.of(port.position(), port.name())))
        .toList();
  }

  /**
   * Asks the board on {@code port} for its partitions; takes a few seconds, and minutes where the
   * board encrypts its memory when it starts again.
   *
   * @param noted told what becomes of the board when it starts again
   * @throws Refusal when it does not answer or has no table
   */
  public List<PartitionChoice> partitions(String port, Consumer<Finding> noted)
      throws InterruptedException {
    return visit(
        port,
        () -> false,
        noted,
        _ -> true,
        session ->
            new BoardTable(new Flasher(session, () -> false), tableAt, Optional.empty())
                .read().partitions().stream().map(Visits::choice).toList());
  }

  /**
   * The partitions that the boards of a firmware's build have.
   *
   * @param file its {@code flasher_args.json}, or the table itself
   * @throws Refusal flash.table-file, firmware.no-table, and what {@link FirmwareBundle#read} and
   *     {@link PartitionTable#read} refuse
   */
  public static List<PartitionChoice> partitions(Path file) {
    boolean bundle = file.toString().endsWith(".json") || Files.isDirectory(file);
    PartitionTable table = bundle ? FirmwareBundle.read(file).table() : PartitionTable.read(file);
    return table.partitions().stream().map(Visits::choice).toList();
  }

  private static PartitionChoice choice(Partition partition) {
    return new PartitionChoice(
        partition.label(),
        partition.kind(),
        partition.offset(),
        partition.size(),
        partition.nvs() && !partition.encrypted());
  }

  /**
   * Brings the board on {@code port} up and lends it. It starts again then, and a start that
   * encrypts it is waited for; one that came to nothing starts again without a wait. The last
   * frames of what went wrong are kept. What the visit came to is never lost to what the start is
   * like.
   *
   * @param noted told boot.encrypting while the start encrypts the board, and rom.still-encrypting
   *     or rom.gone-encrypting where its end was not seen
   * @param starts false where the board stays in its loader for what follows
   * @throws Refusal when it does not answer, and what the visit is refused with
   */
  public <T> T visit(
      String port,
      BooleanSupplier cancelled,
      Consumer<Finding> noted,
      Predicate<T> starts,
      Visit<T> visit)
      throws InterruptedException {
    try (BoardSession session =
        BoardSession.open(
            ports.plug(port),
            port,
            Approach.at(settings.fastestRate()),
            pause,
            cancelled,
            _ -> {},
            trace -> keep("", trace))) {
      boolean done = false;
      try {
        T result = visit.with(session);
        done = true;
        if (starts.test(result)) {
          start(session, noted);
        }
        return result;
      } catch (IOException e) {
        keep(session.identification().mac().orElse(""), session.trace());
        throw session.gone(e);
      } catch (Refusal refused) {
        keep(session.identification().mac().orElse(""), session.trace());
        throw refused;
      } finally {
        if (!done) {
          session.giveUp();
        }
      }
    }
  }

  private void start(BoardSession session, Consumer<Finding> noted) throws InterruptedException {
    long most = FirstStart.LONGEST.toSeconds();
    Runnable encrypting = () -> noted.accept(Finding.warning("boot.encrypting", most));
    FirstStart start;
    try {
      start = FirstStart.await(session, session.leave(), FirstStart.LONGEST, encrypting);
    } catch (IOException gone) {
      unseen(session, noted, Finding.warning("rom.gone-encrypting"));
      return;
    }
    if (start == FirstStart.ENCRYPTING) {
      unseen(session, noted, Finding.warning("rom.still-encrypting", most));
    }
  }

  /** The end of the encryption was not seen. */
  private void unseen(BoardSession session, Consumer<Finding> noted, Finding why) {
    keep(session.identification().mac().orElse(""), session.trace());
    noted.accept(why);
  }

  private void keep(String mac, Trace trace) {
    TraceFiles.write(settings.traces(), mac, clock, trace);
  }
}
