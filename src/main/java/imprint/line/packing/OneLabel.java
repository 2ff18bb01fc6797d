package imprint.line.packing;

import imprint.finding.Finding;
import imprint.label.print.PrintResult;
import imprint.ledger.Unit;
import imprint.line.Reprint;
import imprint.line.packing.LabelQueue.Job;
import imprint.line.packing.LabelQueue.News;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One label of the line, one try. */
final class OneLabel implements PrintRun.Watcher {
  private final PrintRun run;
  private @Nullable PrintResult result;

  OneLabel(PrintRun run) {
    this.run = run;
  }

  /** What came of it; null where somebody else printed it meanwhile. */
  @Nullable News print(Job job) {
    List<Unit> units = List.of(Reprint.unit(run.ledger(), job.serialNumber()));
    if (run.choose(units).units().isEmpty()) {
      return null;
    }
    PrintRun.End end = run.print(units, this);
    if (result != null) {
      return wentOut(job.serialNumber(), result);
    }
    Finding why = end.broken().orElseThrow().finding();
    if (why.code().equals("ledger.label-sent-already")) {
      return null;
    }
    return Hindrance.passes(why) ? new News.Waits(why) : new News.Failed(job.serialNumber(), why);
  }

  private News wentOut(String unit, PrintResult how) {
    String printer = run.order().profile().name();
    return how instanceof PrintResult.Printed
        ? new News.Out(unit)
        : how.alarm(printer)
            .<News>map(why -> new News.Unsure(unit, why))
            .orElseGet(() -> new News.Sent(unit));
  }

  @Override
  public boolean goOn() {
    return true;
  }

  @Override
  public void wentOut(List<Unit> units, int out, PrintResult how) {
    result = how;
  }
}
