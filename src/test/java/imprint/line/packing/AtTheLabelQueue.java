package imprint.line.packing;

import imprint.finding.Refusal;
import imprint.label.Size;
import imprint.label.print.PrinterProfile;
import imprint.label.print.SystemCommands;
import imprint.label.print.TcpPrinter;
import imprint.label.print.Watch;
import imprint.label.print.Way;
import imprint.ledger.LabelTrace;
import imprint.line.packing.LabelQueue.Job;
import imprint.line.packing.LabelQueue.News;
import imprint.line.packing.LabelQueue.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The labels of the line, on a printer that is what a test says. */
@SuppressWarnings("NullAway.Init") // what open() sets before each test
abstract class AtTheLabelQueue {
  @TempDir Path folder;
  PackedUnits units;
  TcpPrinter printer;
  LabelQueue queue;
  final BlockingQueue<Standing> told = new LinkedBlockingQueue<>();
  volatile String says = TcpPrinter.ready();
  volatile boolean printsAtAll = true;
  volatile boolean setUp = true;
  volatile boolean answers = true;
  volatile @Nullable Refusal hindrance;
  volatile @Nullable Error error;

  @BeforeEach
  void open() throws IOException {
    units = new PackedUnits(folder);
    printer =
        new TcpPrinter((_, labels) -> says.isEmpty() && labels == 0 ? TcpPrinter.ready() : says);
    queue = new LabelQueue(this::run, Duration.ofMillis(20), told::add);
  }

  @AfterEach
  void close() throws IOException {
    queue.close();
    printer.close();
    units.close();
  }

  void add(int n) {
    queue.add(new Job(PackedUnits.serial(n), "standard", PackedUnits.BY));
  }

  LabelTrace trace(int n) {
    return units.ledger().labels().trace(units.ledger().find(PackedUnits.serial(n)).orElseThrow());
  }

  Standing next() throws InterruptedException {
    Standing now = told.poll(60, TimeUnit.SECONDS);
    if (now == null) {
      throw new IllegalStateException("nothing happens");
    }
    return now;
  }

  static String waits(Standing now) {
    return now.news() instanceof News.Waits(var why) ? why.code() : String.valueOf(now.news());
  }

  Optional<PrintRun> run(Job job) {
    Error fault = error;
    if (fault != null) {
      throw fault;
    }
    Refusal now = hindrance;
    if (now != null) {
      throw now;
    }
    if (!setUp) {
      throw Refusal.of("label.printer-absent", "line", "printers.yaml", "");
    }
    PrinterProfile profile =
        new PrinterProfile(
            "line",
            new Way.Tcp("127.0.0.1", printer.port()),
            203,
            new Size(50, 25),
            0,
            0,
            null,
            null,
            answers,
            Duration.ofSeconds(2));
    return Optional.of(profile)
        .filter(_ -> printsAtAll)
        .map(
            line ->
                new PrintRun(
                    units.ledger(),
                    job.by(),
                    line.printer(new SystemCommands(), Watch.SYSTEM),
                    PrintOrder.of(line, job.layout(), 1, "", Map.of())));
  }
}
