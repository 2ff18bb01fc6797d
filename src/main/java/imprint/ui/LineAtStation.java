package imprint.ui;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.print.PrinterFile;
import imprint.label.print.PrinterProfile;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.line.LineSettings;
import imprint.line.Order;
import imprint.line.OrderSheet;
import imprint.line.PortChoice;
import imprint.line.SlotPlace;
import imprint.line.Station;
import imprint.line.packing.ScanBack;
import imprint.line.packing.ScanBack.Verdict;
import imprint.ui.line.LineDesk;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The station as the screens of the line see it.
 *
 * @param names ports are told by their names as well: for the one slot that nobody bound
 * @param unprinted whether the label of a unit cannot be on paper yet
 */
record LineAtStation(Station station, boolean names, Predicate<Unit> unprinted)
    implements LineDesk {
  LineAtStation withoutNames() {
    return new LineAtStation(station, false, unprinted);
  }

  @Override
  public Set<SlotPlace> plugged() {
    Set<SlotPlace> plugged = new HashSet<>();
    for (PortChoice port : station.visits().ports()) {
      plugged.add(port.place());
      if (names) {
        plugged.add(new SlotPlace.Named(port.name()));
      }
    }
    return plugged;
  }

  @Override
  public Verdict scanned(String text) {
    ScanBack back = new ScanBack(station.ledger(), station.settings().by());
    // its picture is on the screen: were that taken for the label, it would never be printed
    return meant(back, text)
        .filter(unprinted)
        .<Verdict>map(
            unit -> new Verdict.Wrong(Finding.error("line.scan-unprinted", unit.serialNumber())))
        .orElseGet(() -> back.ofAny(text));
  }

  private static Optional<Unit> meant(ScanBack back, String text) {
    try {
      return Optional.of(back.look(text));
    } catch (Refusal none) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<OrderSheet> sheet(String text) {
    Ledger ledger = station.ledger();
    String prefix = station.line().orders().prefix();
    return OrderSheet.read(text, prefix, word -> ledger.find(word).isPresent());
  }

  @Override
  public int made(Order order) {
    return Tally.made(station.ledger(), station.settings().name(), order);
  }

  @Override
  public List<String> printers() {
    return PrinterFile.read(station.settings().folder()).stream()
        .map(PrinterProfile::name)
        .toList();
  }

  @Override
  public LineSettings settings() {
    return station.line();
  }

  @Override
  public void keep(LineSettings changed) {
    String prefix = changed.orders().prefix();
    if (!prefix.isEmpty() && !prefix.equals(station.line().orders().prefix())) {
      OrderSheet.checkPrefix(prefix, station.ledger(), station.product());
    }
    station.keep(changed);
  }
}
