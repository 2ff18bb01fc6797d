package imprint.ui;

import imprint.finding.Finding;
import imprint.label.print.PrinterFile;
import imprint.label.print.PrinterProfile;
import imprint.ledger.Ledger;
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
import java.util.function.UnaryOperator;

/**
 * The station as the screens of the line see it.
 *
 * @param names ports are told by their names as well: for the one slot that nobody bound
 */
record LineAtStation(Station station, boolean names, LineLabels labels) implements LineDesk {
  LineAtStation withoutNames() {
    return new LineAtStation(station, false, labels);
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
  public Set<SlotPlace> places(String port) {
    Set<SlotPlace> places = new HashSet<>();
    places.add(new SlotPlace.Named(port));
    for (PortChoice each : station.visits().ports()) {
      if (each.name().equals(port)) {
        places.add(each.place());
      }
    }
    return places;
  }

  @Override
  public Verdict scanned(String text, Set<String> pictured) {
    return new ScanBack(station.ledger(), station.settings().by())
        .ofAny(
            text,
            // were its picture taken for the label, it would never be printed
            unit ->
                labels.unprinted(unit, pictured.contains(unit.serialNumber()))
                    ? Optional.of(Finding.error("line.scan-unprinted", unit.serialNumber()))
                    : Optional.empty());
  }

  @Override
  public int unprinted() {
    return labels.left().size();
  }

  @Override
  public void printUnprinted() {
    labels.printLeft();
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
  public void keep(UnaryOperator<LineSettings> change) {
    station.keep(now -> checked(now, change.apply(now)));
  }

  private LineSettings checked(LineSettings now, LineSettings changed) {
    String prefix = changed.orders().prefix();
    if (!prefix.isEmpty() && !prefix.equals(now.orders().prefix())) {
      OrderSheet.checkPrefix(prefix, station.ledger(), station.product());
    }
    return changed;
  }
}
