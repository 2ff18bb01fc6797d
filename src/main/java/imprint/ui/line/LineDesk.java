package imprint.ui.line;

import imprint.line.LineSettings;
import imprint.line.SlotPlace;
import java.util.Set;

/** What the screens of the line need of the station besides its slots. */
public interface LineDesk {
  /** Where something is plugged in now; takes a moment. */
  Set<SlotPlace> plugged();

  /** How the line works. */
  LineSettings settings();

  /**
   * It works so from now on; takes a moment.
   *
   * @throws imprint.finding.Refusal where that cannot be kept
   */
  void keep(LineSettings changed);
}
