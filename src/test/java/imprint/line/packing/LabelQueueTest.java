package imprint.line.packing;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.label.Size;
import imprint.label.print.PrinterProfile;
import imprint.label.print.SystemCommands;
import imprint.label.print.TcpPrinter;
import imprint.label.print.Watch;
import imprint.label.print.Way;
import imprint.ledger.Event;
import imprint.ledger.LabelTrace;
import imprint.ledger.Unit;
import imprint.line.packing.LabelQueue.Job;
import imprint.line.packing.LabelQueue.News;
import imprint.line.packing.LabelQueue.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // what open() sets before each test
class LabelQueueTest {
  @TempDir Path folder;
  private PackedUnits units;
  private TcpPrinter printer;
  private LabelQueue queue;
  private final BlockingQueue<Standing> told = new LinkedBlockingQueue<>();
  private volatile String says = TcpPrinter.ready();
  private volatile boolean printsAtAll = true;
  private volatile boolean setUp = true;
  private volatile boolean answers = true;
  private volatile @Nullable Refusal hindrance;
  private volatile @Nullable Error error;

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

  @Test
  void printsEachLabelOnceInTheOrderInWhichTheUnitsPassed() throws Exception {
    for (int n : new int[] {3, 1, 2, 1}) {
      if (units.ledger().find(PackedUnits.serial(n)).isEmpty()) {
        units.done(n);
      }
      add(n);
    }
    for (int n : new int[] {3, 1, 2}) {
      assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(n)));
      assertThat(trace(n).stage()).isEqualTo(LabelTrace.Stage.PRINTED);
    }
    queue.close();
    assertThat(told).as("the second of one unit was left out").isEmpty();
    assertThat(printer.printed()).hasSize(3);
  }

  @Test
  void waitsForPaperAndTellsHowManyWait() throws Exception {
    says = TcpPrinter.paperOut();
    units.done(1);
    units.done(2);
    add(1);
    assertThat(waits(next())).isEqualTo("label.printer-out-of-paper");
    add(2);
    Standing both = next();
    assertThat(waits(both)).isEqualTo("label.printer-out-of-paper");
    assertThat(both.waiting()).isEqualTo(2);
    assertThat(trace(1).mayExist("standard")).isFalse();

    says = TcpPrinter.ready();
    assertThat(next()).isEqualTo(new Standing(1, new News.Out(PackedUnits.serial(1))));
    assertThat(next()).isEqualTo(new Standing(0, new News.Out(PackedUnits.serial(2))));
  }

  @Test
  void aPrinterThatIsNotSetUpIsWaitedForToo() throws Exception {
    setUp = false;
    units.done(1);
    add(1);
    assertThat(waits(next())).isEqualTo("label.printer-absent");
    setUp = true;
    assertThat(next().news()).isInstanceOf(News.Out.class);
  }

  @Test
  void aLabelThatMayBeOutIsNeverSentAgain() throws Exception {
    says = "";
    units.done(1);
    add(1);
    assertThat(next().news())
        .isInstanceOfSatisfying(
            News.Unsure.class,
            unsure -> assertThat(unsure.why().code()).isEqualTo("label.sent-not-printed"));
    says = TcpPrinter.ready();
    units.done(2);
    add(1);
    add(2);
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(2)));
    assertThat(trace(1).stage()).isEqualTo(LabelTrace.Stage.SENT);
  }

  @Test
  void ofAPrinterThatIsNeverAskedNobodySaysThatALabelIsPrinted() throws Exception {
    answers = false;
    says = TcpPrinter.paperOut();
    units.done(1);
    add(1);
    assertThat(next().news()).isEqualTo(new News.Sent(PackedUnits.serial(1)));
    assertThat(trace(1).stage()).isEqualTo(LabelTrace.Stage.SENT);
  }

  @Test
  void anErrorEndsOneLabelAndNotTheQueue() throws Exception {
    error = new StackOverflowError();
    units.done(1);
    units.done(2);
    add(1);
    assertThat(next().news())
        .isInstanceOfSatisfying(
            News.Failed.class,
            failed -> {
              assertThat(failed.serialNumber()).isEqualTo(PackedUnits.serial(1));
              assertThat(failed.why().code()).isEqualTo("line.unexpected");
            });
    error = null;
    add(2);
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(2)));
    assertThat(queue.holds(PackedUnits.serial(1))).isFalse();
  }

  @Test
  void aUnitWithoutALabelDoesNotKeepTheOthersWaiting() throws Exception {
    Unit begun = units.reserved(PackedUnits.serial(1), 1, PackedUnits.payload(1));
    units.done(2);
    add(1);
    add(2);
    assertThat(next().news())
        .isInstanceOfSatisfying(
            News.Failed.class,
            failed -> {
              assertThat(failed.serialNumber()).isEqualTo(begun.serialNumber());
              assertThat(failed.why().code()).isEqualTo("line.unit-not-labelled");
            });
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(2)));
  }

  @Test
  void aLabelThatDoesNotFitDoesNotKeepTheOthersWaiting() throws Exception {
    units.done(1);
    units.done(2);
    queue.add(new Job(PackedUnits.serial(1), "carton", PackedUnits.BY));
    add(2);
    assertThat(next().news())
        .isInstanceOfSatisfying(
            News.Failed.class,
            failed -> {
              assertThat(failed.serialNumber()).isEqualTo(PackedUnits.serial(1));
              assertThat(failed.why().code()).isEqualTo("label.printer-media");
            });
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ledger.server-away", "ledger.server-busy", "ledger.busy", "label.queue-busy"})
  void aMomentWithoutLedgerOrQueueThrowsNoLabelAway(String code) throws Exception {
    hindrance = Refusal.of(code, "hall 2", "");
    units.done(1);
    units.done(2);
    add(1);
    assertThat(waits(next())).isEqualTo(code);
    add(2);
    assertThat(next().waiting()).isEqualTo(2);
    hindrance = null;
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(1)));
    assertThat(next().news()).isEqualTo(new News.Out(PackedUnits.serial(2)));
  }

  @Test
  void aLabelThatTheLedgerMayHaveAsSentIsSaidToBeLookedFor() throws Exception {
    units.done(1);
    hindrance = Refusal.of("ledger.server-unsure", "hall 2");
    add(1);
    assertThat(waits(next())).isEqualTo("ledger.server-unsure");
    units
        .ledger()
        .labels()
        .send(
            List.of(units.ledger().find(PackedUnits.serial(1)).orElseThrow()),
            new Event.LabelSent("line", "standard", 1, ""),
            PackedUnits.BY);
    hindrance = null;
    assertThat(next().news())
        .isInstanceOfSatisfying(
            News.Unsure.class,
            unsure -> assertThat(unsure.why().code()).isEqualTo("ledger.server-unsure"));
  }

  @Test
  void nothingIsPrintedWhereTheLinePrintsNone() throws Exception {
    printsAtAll = false;
    units.done(1);
    add(1);
    units.done(2);
    add(2);
    queue.close();
    assertThat(told).isEmpty();
    assertThat(trace(1).mayExist("standard")).isFalse();
  }

  @Test
  void closingLeavesWhatWaitsToTheNextShift() throws Exception {
    says = TcpPrinter.paperOut();
    units.done(1);
    add(1);
    assertThat(waits(next())).isEqualTo("label.printer-out-of-paper");
    queue.close();
    assertThat(new Wanted.Next(9).units(units.ledger(), Wanted.Only.ANY, "standard"))
        .extracting(Unit::serialNumber)
        .containsExactly(PackedUnits.serial(1));
  }

  private void add(int n) {
    queue.add(new Job(PackedUnits.serial(n), "standard", PackedUnits.BY));
  }

  private LabelTrace trace(int n) {
    return units.ledger().labels().trace(units.ledger().find(PackedUnits.serial(n)).orElseThrow());
  }

  private Standing next() throws InterruptedException {
    Standing now = told.poll(60, TimeUnit.SECONDS);
    if (now == null) {
      throw new IllegalStateException("nothing happens");
    }
    return now;
  }

  private static String waits(Standing now) {
    return now.news() instanceof News.Waits(var why) ? why.code() : String.valueOf(now.news());
  }

  private Optional<PrintRun> run(Job job) {
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
