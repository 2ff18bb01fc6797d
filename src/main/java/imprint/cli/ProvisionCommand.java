package imprint.cli;

import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.Slot;
import imprint.line.Station;
import imprint.line.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "provision", description = "Gives boards their identity, as the window does.")
final class ProvisionCommand implements Callable<Integer> {
  private final Surroundings with;

  @Option(
      names = "--product",
      required = true,
      paramLabel = "FILE",
      description = "The product.yaml to make.")
  Path product;

  @Mixin OnePort port;
  @Mixin StationOptions station;

  @Option(
      names = "--count",
      defaultValue = "1",
      paramLabel = "N",
      description = "How many boards, one after another on the same port (${DEFAULT-VALUE}).")
  int count;

  @Option(
      names = "--password",
      interactive = true,
      arity = "0..1",
      description = "The PAI key has a password: asked for, not shown.")
  char[] password = {};

  @Option(names = "--json", description = "One JSON object a unit.")
  boolean json;

  ProvisionCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    try (Station open = station.open(with, port.rate)) {
      LoadedProduct loaded = open.load(product, password.length == 0 ? null : password);
      loaded.findings().forEach(note -> with.err().println("imprint: " + note));
      Slot slot = open.slot(port.name);
      int failed = 0;
      for (int i = 0; i < count; i++) {
        Outcome outcome = slot.provisionNext(json ? RunWatcher.NONE : new Steps());
        RunLine.print(with.out(), with.err(), outcome, json);
        failed += outcome instanceof Outcome.Done ? 0 : 1;
      }
      return failed == 0 ? 0 : Commands.FAILED;
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** The steps as they are reached, on a terminal only. */
  private final class Steps implements RunWatcher {
    @Override
    public void reached(Step step, Duration sinceStart) {
      if (with.terminal()) {
        with.err().printf("  %-10s %5.2f s%n", step, sinceStart.toMillis() / 1000.0);
        with.err().flush();
      }
    }

    @Override
    public void noted(Finding note) {
      with.err().println("imprint: " + note);
    }
  }
}
