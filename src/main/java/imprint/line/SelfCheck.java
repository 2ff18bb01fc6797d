package imprint.line;

import imprint.esp.link.PortReport;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Unit;
import imprint.ledger.custody.KeyFile;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether all that a station needs is there; changes nothing. Takes a second, or some where a
 * printer is off.
 */
final class SelfCheck {
  private static final long MIB = 1 << 20;
  private static final long SCARCE = 1024 * MIB;
  private static final long TOO_LITTLE = 64 * MIB;

  /** Clocks of several stations never agree to the second. */
  private static final Duration APART = Duration.ofMinutes(2);

  /** Nothing was built before; a computer whose battery is empty wakes up in 1970 or 2000. */
  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  private final Workplace workplace;
  private final LedgerState state;
  private final PrinterCheck printers;

  SelfCheck(Workplace workplace, LedgerState state, PrinterCheck printers) {
    this.workplace = workplace;
    this.state = state;
    this.printers = printers;
  }

  List<Check> run() {
    return List.of(java(), ports(), printers.run(), ledger(), key(), disk(), clock());
  }

  private static Check java() {
    Runtime.Version version = Runtime.version();
    return new Check(Check.Topic.JAVA, version.toString(), List.of());
  }

  private Check ports() {
    List<PortReport> reports = workplace.ports().examine();
    List<Finding> findings =
        new ArrayList<>(reports.stream().flatMap(report -> report.findings().stream()).toList());
    findings.addAll(workplace.ports().bridgesWithoutPort());
    if (reports.isEmpty() && findings.isEmpty()) {
      findings.add(Finding.note("line.check-no-port"));
    }
    List<String> names = reports.stream().map(report -> report.port().name()).toList();
    return new Check(Check.Topic.PORTS, String.join("  ·  ", names), findings);
  }

  private Check ledger() {
    String place = workplace.settings().ledger().urlOrFile();
    try {
      workplace.ledger().latest(1);
      return new Check(Check.Topic.LEDGER, place, alone());
    } catch (Refusal refused) {
      return new Check(Check.Topic.LEDGER, place, List.of(refused.finding()));
    }
  }

  private List<Finding> alone() {
    return state instanceof LedgerState.OnItsOwn(var left)
        ? List.of(
            Finding.warning(
                "line.offline", left.isPresent() ? Long.toString(left.getAsLong()) : "?"))
        : List.of();
  }

  private Check key() {
    Path file = workplace.settings().ledger().keyFile();
    try {
      // looks only: nothing is drawn
      String kind = new KeyFile(file, new SecureRandom()).look().kind();
      boolean bare = kind.equals("plain") || kind.equals("file");
      return new Check(
          Check.Topic.KEY,
          file.toString(),
          bare ? List.of(Finding.note("line.check-key-bare", file)) : List.of());
    } catch (Refusal refused) {
      return new Check(Check.Topic.KEY, file.toString(), List.of(refused.finding()));
    }
  }

  private Check disk() {
    List<Finding> findings = new ArrayList<>();
    List<String> facts = new ArrayList<>();
    Stream.concat(
            workplace.settings().ledger().file().map(SelfCheck::folder).stream(),
            Stream.of(workplace.settings().out(), workplace.settings().backups()))
        .map(FolderPlace::new)
        .map(place -> new FolderPlace(place.there()))
        .distinct()
        .forEach(place -> room(place, facts, findings));
    return new Check(Check.Topic.DISK, String.join("  ·  ", facts), findings);
  }

  private static @Nullable Path folder(Path file) {
    return file.toAbsolutePath().getParent();
  }

  private static void room(FolderPlace place, List<String> facts, List<Finding> findings) {
    Path folder = place.folder();
    try {
      FileStore store = Files.getFileStore(folder);
      long free = store.getUsableSpace();
      String shown = free / MIB + " MiB";
      facts.add(folder + ": " + shown);
      if (!place.writable()) {
        findings.add(Finding.error("line.check-not-writable", folder));
      }
      if (free < TOO_LITTLE) {
        findings.add(Finding.error("line.check-disk-full", folder, shown));
      } else if (free < SCARCE) {
        findings.add(Finding.warning("line.check-disk-full", folder, shown));
      }
    } catch (IOException e) {
      findings.add(Refusal.unreadable(folder, e).finding());
    }
  }

  private Check clock() {
    Instant now = workplace.clock().instant();
    List<Finding> findings = new ArrayList<>();
    if (now.isBefore(BUILT)) {
      findings.add(Finding.error("line.check-clock", now));
    }
    try {
      for (Unit last : workplace.ledger().latest(1)) {
        Instant seen = last.last().at();
        if (seen.isAfter(now.plus(APART))) {
          findings.add(Finding.warning("line.check-clock-behind", now, seen));
        }
      }
    } catch (Refusal unreachable) {
      // told where the ledger is checked
    }
    return new Check(Check.Topic.CLOCK, here(now), findings);
  }

  /** As the clock on the wall says it, and where in the world. */
  private static String here(Instant now) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss (O)", Locale.ROOT)
        .format(now.atZone(ZoneId.systemDefault()));
  }
}
