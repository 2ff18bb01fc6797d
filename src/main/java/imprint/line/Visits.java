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
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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
   * Asks the board on {@code port} for its partitions; takes a second.
   *
   * @throws Refusal when it does not answer or has no table
   */
  public List<PartitionChoice> partitions(String port) throws InterruptedException {
    return visit(
        port,
        () -> false,
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
   * Brings the board on {@code port} up, lends it, and has it start again whatever came of it; the
   * last frames of what went wrong are kept.
   *
   * @throws Refusal when it does not answer, and what the visit is refused with
   */
  public <T> T visit(String port, BooleanSupplier cancelled, Visit<T> visit)
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
      try {
        T result = visit.with(session);
        FirstStart start = FirstStart.await(session, session.leave(), FirstStart.LONGEST, () -> {});
        if (start == FirstStart.ENCRYPTING) {
          throw Refusal.of("rom.still-encrypting", FirstStart.LONGEST.toSeconds());
        }
        return result;
      } catch (IOException e) {
        keep(session.identification().mac().orElse(""), session.trace());
        throw session.gone(e);
      } catch (Refusal refused) {
        keep(session.identification().mac().orElse(""), session.trace());
        throw refused;
      } finally {
        session.giveUp();
      }
    }
  }

  private void keep(String mac, Trace trace) {
    TraceFiles.write(settings.traces(), mac, clock, trace);
  }
}
