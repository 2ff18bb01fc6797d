package imprint.cli;

import imprint.esp.rom.Approach;
import imprint.factory.CapacityReport;
import imprint.factory.LoadedProduct;
import imprint.factory.ProductFile;
import imprint.factory.release.ReleaseBook;
import imprint.factory.release.ReleaseState;
import imprint.finding.Finding;
import imprint.label.print.PrinterFile;
import imprint.line.Outcome;
import imprint.line.Slot;
import imprint.line.Station;
import imprint.line.UnitSummary;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "provision",
    description = "Gives boards their identity, as the window does.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:All boards passed; with --printer all labels are printed.",
      "1:A board did not pass, or a label was not printed.",
      "2:Used wrongly.",
      "3:All boards passed; a label was sent, and nobody says that it is printed."
    })
final class ProvisionCommand implements Callable<Integer> {
  private final Surroundings with;

  @Option(
      names = "--product",
      required = true,
      paramLabel = "FILE",
      description = "The product.yaml to make.")
  Path product;

  @Mixin OnePort port;
  @Mixin LabelFilesOptions station;

  @Option(
      names = "--count",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "How many boards, one after another on the same port (${DEFAULT-VALUE}). The next one is"
              + " asked when the one that passed was taken out.")
  int count;

  @Mixin PasswordOption password;

  @Option(
      names = "--printer",
      paramLabel = "NAME",
      description =
          "Prints the label of each unit that passed, on this one of printers.yaml in the station's"
              + " own folder.")
  @Nullable String printer;

  @Option(names = "--json", description = "One JSON object a unit, and one for its label.")
  boolean json;

  ProvisionCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    NumberOption.atLeast(1, count, "--count");
    // a mistyped name must not leave a new ledger behind
    ProductFile.load(product);
    // and a mistyped printer no board without a label
    Optional<UnitPrinter> labels =
        Optional.ofNullable(printer)
            .map(name -> PrinterFile.named(with.settings(), name))
            .map(profile -> new UnitPrinter(with, profile, json));
    Approach approach = port.approach();
    try (Station open = station.open(with, port.rate(), port.wait)) {
      LoadedProduct loaded = open.load(product, password.get());
      FindingLines.tell(with, loaded.findings());
      warnUnlessReleased(loaded);
      Finding capacity = open.preparation().capacity(loaded, CapacityReport.USUAL_SIZE).finding();
      with.err().println("imprint: " + capacity.sentence(Locale.ENGLISH));
      FindingLines.tell(with, open.notices());
      open.interrupted().forEach(left -> FindingLines.tell(with, left.finding()));
      Slot slot = open.slot(port.name);
      slot.approach(approach);
      int failed = 0;
      int unprinted = 0;
      RunSteps steps = new RunSteps(with, json);
      NextBoard next =
          new NextBoard(with, port.name, () -> slot.provisionNext(steps.ofAnotherRun()));
      for (int i = 0; i < count && !with.stop().asked(); i++) {
        Outcome outcome;
        try (Stop.Hold _ = with.stop().hold(slot::cancel)) {
          outcome = next.take();
        }
        RunLine.print(with, outcome, steps.notes(), json);
        if (outcome instanceof Outcome.Done(UnitSummary unit)) {
          String passed = unit.serialNumber();
          int label = labels.map(press -> press.print(open, loaded, passed)).orElse(0);
          unprinted = label == 0 || unprinted == Commands.FAILED ? unprinted : label;
        } else {
          failed++;
        }
      }
      return failed == 0 ? unprinted : Commands.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } finally {
      password.close();
    }
  }

  /** Engineers make boards of drafts as well, and shall know it. */
  private void warnUnlessReleased(LoadedProduct loaded) {
    if (ReleaseBook.of(product).state(loaded.file()) instanceof ReleaseState.Draft draft) {
      FindingLines.tell(with, draft.finding(product));
    }
  }
}
