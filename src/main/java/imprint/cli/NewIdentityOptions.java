package imprint.cli;

import imprint.factory.LoadedProduct;
import imprint.factory.ProductFile;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.ExportLine;
import imprint.ledger.Unit;
import imprint.line.Outcome;
import imprint.line.Slot;
import imprint.line.Station;
import imprint.line.UnitSummary;
import imprint.returns.OnlyThisBoard;
import imprint.returns.Replacement;
import imprint.returns.Replacement.OldLabel;
import imprint.returns.ReturnsDesk;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A new identity for a board that came back. */
final class NewIdentityOptions {
  @Option(
      names = "--product",
      paramLabel = "FILE",
      description = "With new: the product.yaml to make.")
  @Nullable Path product;

  @Mixin PasswordOption password;

  @Option(
      names = "--destroyed-label",
      paramLabel = "TEXT",
      description = "With new: what the old label says (MT:…, manual code or serial number).")
  @Nullable String destroyedLabel;

  @Option(names = "--label-lost", description = "With new: nobody has the old label.")
  boolean labelLost;

  /** Ends the board's identity, provisions it, and has both units name each other. */
  int run(
      Surroundings with,
      LabelFilesOptions station,
      BoardFiles board,
      OnePort port,
      @Nullable String scan,
      String reason,
      boolean json) {
    if (product == null) {
      throw Refusal.of("cli.restore-product");
    }
    // a mistyped name must not leave a new ledger behind, nor an ended identity
    ProductFile.load(product);
    station.ledger.open(with).close();
    try (Station open = station.open(with, port.rate(), port.wait)) {
      LoadedProduct loaded = open.load(product, password.get());
      ReturnsDesk desk = RestoreCommand.desk(with, open.settings(), open.ledger(), board);
      Replacement replacement = new Replacement(desk, with.stop()::asked);
      AtomicReference<Replacement.@Nullable Begun> begun = new AtomicReference<>();
      port.talk(
          with,
          session -> {
            try {
              begun.set(
                  replacement.begin(
                      session, Optional.ofNullable(scan), oldLabel(), reason, loaded));
            } finally {
              // else it waits in its loader: what follows would cut a start that encrypts it short
              if (begun.get() == null) {
                session.giveUp();
              }
            }
            Replacement.Begun over = begun.get();
            if (over != null && over.successor().isPresent()) {
              named(with, replacement, over, json);
              new BoardStart(with).of(session);
            }
          });
      Replacement.Begun old = begun.get();
      if (old == null) {
        return Commands.FAILED;
      }
      return old.successor().isPresent()
          ? 0
          : provisioned(with, open, port, replacement, old.old(), json);
    } finally {
      password.close();
    }
  }

  private OldLabel oldLabel() {
    if (destroyedLabel != null) {
      return new OldLabel.Destroyed(destroyedLabel);
    }
    return labelLost ? new OldLabel.Lost() : new OldLabel.Unsaid();
  }

  /** The board has its new identity already. */
  private static void named(
      Surroundings with, Replacement replacement, Replacement.Begun begun, boolean json) {
    Unit named = replacement.finish(begun.old(), begun.successor().get().serialNumber());
    with.out().println(json ? ExportLine.of(named) : LedgerListCommand.row(named));
  }

  private static int provisioned(
      Surroundings with,
      Station station,
      OnePort port,
      Replacement replacement,
      Unit old,
      boolean json) {
    Slot slot = station.slot(port.name);
    slot.approach(port.approach());
    RunSteps steps = new RunSteps(with, json);
    OnlyThisBoard watcher =
        new OnlyThisBoard(slot, old.mac().text(), with.stop()::asked, steps::noted, _ -> {});
    Outcome outcome;
    try (Stop.Hold _ = with.stop().hold(slot::cancel)) {
      outcome =
          with.stop().asked()
              ? new Outcome.Cancelled(Optional.empty())
              : slot.provisionNext(watcher);
    }
    String other = watcher.other();
    if (other != null) {
      throw Refusal.of("returns.another-board", other, old.mac());
    }
    RunLine.print(with, outcome, steps.notes(), json);
    if (outcome instanceof Outcome.Done(UnitSummary unit)) {
      replacement.finish(old, unit.serialNumber());
      return 0;
    }
    FindingLines.tell(with, Finding.warning("returns.new-open", old.serialNumber(), old.mac()));
    return Commands.FAILED;
  }
}
