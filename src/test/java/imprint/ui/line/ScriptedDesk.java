package imprint.ui.line;

import imprint.line.LineSettings;
import imprint.line.SlotPlace;
import java.util.HashSet;
import java.util.Set;

/** What is plugged in as a test says. */
public final class ScriptedDesk implements LineDesk {
  public final Set<SlotPlace> plugged = new HashSet<>();
  public LineSettings settings = LineSettings.NONE;

  @Override
  public Set<SlotPlace> plugged() {
    return Set.copyOf(plugged);
  }

  @Override
  public LineSettings settings() {
    return settings;
  }

  @Override
  public void keep(LineSettings changed) {
    settings = changed;
  }
}
