package imprint.cli;

import imprint.ledger.Ledger;
import imprint.returns.Restore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "restore",
    description = "Gives a returned unit its own identity back; its MAC tells which unit it is.")
final class RestoreCommand implements Runnable {
  private final Surroundings with;

  @Mixin OnePort port;
  @Mixin StationOptions station;
  @Mixin BoardFiles board;

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  RestoreCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    try (Stop.Hold _ = with.stop().hold(() -> {});
        Ledger ledger = station.openExisting(with)) {
      Restore.Restored restored =
          new Restore(
                  station.settings(with, port.rate, port.wait),
                  ledger,
                  with.ports(),
                  with.pause(),
                  board.keys(),
                  board.table())
              .take(port.name, fraction -> {}, with.stop()::asked);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("state", "RESTORED");
      fields.put("serial", restored.unit().serialNumber());
      fields.put("mac", restored.unit().mac().toString());
      fields.put("proof", restored.proof().toString());
      with.out()
          .println(
              json
                  ? Json.line(fields)
                  : "RESTORED  %s  %s  %s"
                      .formatted(
                          restored.unit().serialNumber(), restored.unit().mac(), restored.proof()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }
}
