package imprint.ui.labels;

import imprint.finding.Finding;
import imprint.ledger.Unit;
import imprint.line.packing.PrintRun;
import imprint.ui.kit.Problem;
import imprint.ui.labels.Desk.Out;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Labels that go out on paper: how that ends, which are to be scanned then, and the rest. */
final class OnPaper {
  final Expected expected = new Expected();

  private final PrintWork work;
  private final Equipment equipment;
  private final InHand inHand;
  private final Consumer<Said> show;
  private final Runnable nothing;
  private @Nullable Job rest;

  /**
   * @param nothing is run where no label went out and nothing is in the way
   */
  OnPaper(
      PrintWork work, Equipment equipment, InHand inHand, Consumer<Said> show, Runnable nothing) {
    this.work = work;
    this.equipment = equipment;
    this.inHand = inHand;
    this.show = show;
    this.nothing = nothing;
  }

  void clear() {
    expected.clear();
    rest = null;
  }

  void follow(OnPaper before) {
    expected.follow(before.expected);
    rest = before.rest;
  }

  /** What did not go out yet, where something was in the way. */
  Optional<Job> rest() {
    return Optional.ofNullable(rest);
  }

  void print(Job job) {
    show.accept(words -> words.printing(0, job.size()));
    work.print(
        job,
        out -> {
          if (!work.stopped()) {
            show.accept(words -> words.printing(out, job.size()));
          }
        },
        out -> ended(job, out),
        cause -> brokeOff(job, Problem.finding(cause), 0, false));
  }

  private void ended(Job job, Out out) {
    expected.add(out.units(), out.end().unsure());
    out.last().ifPresent(inHand::tell);
    Job left = job.without(out);
    rest = left.units().isEmpty() ? null : left;
    Optional<Finding> broken = out.end().broken().map(PrintRun.Broken::finding);
    if (broken.filter(LabelWords::endsTheGo).isPresent()) {
      brokeOff(left, broken.get(), out.units().size(), out.end().unsure() > 0);
    } else if (out.doubt().isPresent() && out.last().isPresent()) {
      unsure(out.doubt().get(), out.last().get());
    } else if (out.units().isEmpty()) {
      nothing.run();
    } else {
      rest = null;
      show.accept(words -> words.expect(expected));
    }
  }

  private void unsure(Finding doubt, Unit unit) {
    boolean more = rest != null;
    show.accept(words -> words.unsure(doubt, unit, more));
  }

  /** It can be gone on with once what is in the way is put right. */
  private void brokeOff(Job left, Finding finding, int out, boolean unsure) {
    rest = left;
    int of = left.units().size() + out;
    show.accept(words -> words.broken(finding, out, of, unsure));
    equipment.ask();
  }
}
