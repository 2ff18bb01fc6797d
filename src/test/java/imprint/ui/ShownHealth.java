package imprint.ui;

import imprint.finding.Finding;
import imprint.line.Check;
import imprint.line.Check.Topic;
import imprint.ui.settings.Health;
import java.nio.file.Path;
import java.util.List;

/** A station that has a bit of everything, for pictures. */
final class ShownHealth implements Health {
  @Override
  public List<Check> check() {
    return List.of(
        new Check(Topic.JAVA, "25.0.1+8", List.of()),
        new Check(Topic.PORTS, "/dev/ttyUSB0  ·  /dev/ttyUSB1", List.of()),
        new Check(Topic.PRINTERS, "line 3", List.of()),
        new Check(
            Topic.LEDGER,
            "postgresql://imprint@db.factory/imprint",
            List.of(Finding.error("ledger.server-away", "db.factory"))),
        new Check(
            Topic.KEY,
            "/home/line/imprint/ledger.sqlite.key",
            List.of(Finding.note("line.check-key-bare", "/home/line/imprint/ledger.sqlite.key"))),
        new Check(
            Topic.DISK,
            "/home/line/imprint: 812 MiB",
            List.of(Finding.warning("line.check-disk-full", "/home/line/imprint", "812 MiB"))),
        new Check(Topic.CLOCK, "2026-11-26T08:00:00Z", List.of()));
  }

  @Override
  public List<String> log() {
    return List.of("08:00:00.000 WARN  ServerPool - the server did not answer, trying again");
  }

  @Override
  public void bundle(Path zip) {}
}
