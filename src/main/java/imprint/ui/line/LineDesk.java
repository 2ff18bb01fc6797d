package imprint.ui.line;

import imprint.line.LineSettings;
import imprint.line.Order;
import imprint.line.OrderSheet;
import imprint.line.SlotPlace;
import imprint.line.packing.ScanBack.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the screens of the line need of the station besides its slots. */
public interface LineDesk {
  /** Where something is plugged in now; takes a moment. */
  Set<SlotPlace> plugged();

  /** All that the place of that port is known by; takes a moment. */
  Set<SlotPlace> places(String port);

  /**
   * Printers that labels can be printed on, by their names; takes a moment.
   *
   * @throws imprint.finding.Refusal where their file cannot be read
   */
  List<String> printers();

  /** How the line works. */
  LineSettings settings();

  /**
   * Something was scanned that may be a label: if it is a unit's, that is recorded; takes a moment.
   *
   * @param pictured serial numbers of units whose label is shown: what never went to a printer may
   *     have been read from there
   * @throws imprint.finding.Refusal where the ledger is away
   */
  Verdict scanned(String text, Set<String> pictured);

  /**
   * The order's sheet that was scanned; empty where it was something else; takes a moment.
   *
   * @throws imprint.finding.Refusal where it can be read as nothing, or the ledger is away
   */
  Optional<OrderSheet> sheet(String text);

  /**
   * How many units of that order are made here; takes a moment.
   *
   * @throws imprint.finding.Refusal where the ledger is away
   */
  int made(Order order);

  /**
   * How many labels of what was made here were never sent to a printer; takes a moment.
   *
   * @throws imprint.finding.Refusal where the ledger is away
   */
  int unprinted();

  /**
   * Sends them, behind those that are on their way; takes a moment.
   *
   * @throws imprint.finding.Refusal where the ledger is away
   */
  void printUnprinted();

  /**
   * It works so from now on; takes a moment.
   *
   * @param change of how it works when its turn has come: what others changed meanwhile stays
   * @throws imprint.finding.Refusal where that cannot be kept
   */
  void keep(UnaryOperator<LineSettings> change);
}
