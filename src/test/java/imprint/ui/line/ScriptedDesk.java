package imprint.ui.line;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.line.LineSettings;
import imprint.line.Order;
import imprint.line.OrderSheet;
import imprint.line.SlotPlace;
import imprint.line.packing.ScanBack.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is plugged in as a test says. */
public class ScriptedDesk implements LineDesk {
  public final Set<SlotPlace> plugged = new HashSet<>();
  public LineSettings settings = LineSettings.NONE;
  public final Set<String> named = new HashSet<>();
  public int made;
  public Verdict verdict = new Verdict.Wrong(Finding.error("line.scan-of-none", "qr-code"));

  /** What the latest scan could have been read from. */
  public Set<String> pictured = Set.of();

  public int left;
  public int printed;

  /** Whether the ledger is. */
  public boolean away;

  @Override
  public Set<SlotPlace> plugged() {
    return Set.copyOf(plugged);
  }

  /** Ports are named as their places are told. */
  @Override
  public Set<SlotPlace> places(String port) {
    return plugged.stream()
        .filter(place -> place.text().equals(port))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Verdict scanned(String text, Set<String> shown) {
    pictured = shown;
    return verdict;
  }

  @Override
  public Optional<OrderSheet> sheet(String text) {
    return OrderSheet.read(text, settings.orders().prefix(), named::contains);
  }

  @Override
  public int made(Order order) {
    return made;
  }

  @Override
  public int unprinted() {
    return left;
  }

  @Override
  public void printUnprinted() {
    if (away) {
      throw Refusal.of("ledger.server-away", "ledger.example");
    }
    printed++;
  }

  @Override
  public List<String> printers() {
    return List.of("packing", "line 3");
  }

  @Override
  public LineSettings settings() {
    return settings;
  }

  @Override
  public void keep(UnaryOperator<LineSettings> change) {
    settings = change.apply(settings);
  }
}
