package imprint.label.print;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code printer-state-reasons} of RFC 8011, 5.4.12, as IPP printers and the backends of CUPS
 * report them: a keyword, and mostly {@code -error}, {@code -warning} or {@code -report} after it.
 */
final class StateReasons {
  /** What hinders most, first: an open printer sees no paper either. */
  private static final Map<String, PrinterState> HINDRANCES = new LinkedHashMap<>();

  static {
    HINDRANCES.put("cover-open", new PrinterState.HeadOpen());
    HINDRANCES.put("door-open", new PrinterState.HeadOpen());
    HINDRANCES.put("interlock-open", new PrinterState.HeadOpen());
    HINDRANCES.put("media-empty", new PrinterState.OutOfPaper());
    HINDRANCES.put("media-needed", new PrinterState.OutOfPaper());
    HINDRANCES.put("input-tray-missing", new PrinterState.OutOfPaper());
    HINDRANCES.put("marker-supply-empty", new PrinterState.RibbonOut());
    HINDRANCES.put("toner-empty", new PrinterState.RibbonOut());
    HINDRANCES.put("fuser-over-temp", new PrinterState.TooHot());
    HINDRANCES.put("offline", new PrinterState.Offline());
    HINDRANCES.put("shutdown", new PrinterState.Offline());
  }

  private StateReasons() {}

  /** What keeps a printer from printing; empty where none of the reasons does. */
  static Optional<PrinterState> state(List<String> reasons) {
    return HINDRANCES.entrySet().stream()
        .filter(known -> reasons.stream().anyMatch(said -> said.startsWith(known.getKey())))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
