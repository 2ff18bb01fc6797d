package imprint.ui;

import imprint.line.OpenUnit;
import imprint.ui.kit.Texts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Units that an earlier process left unfinished, for who stands at the line. */
final class LeftUnits {
  private LeftUnits() {}

  /**
   * Those that can be gone on with last: what stands there last is what is to be done.
   *
   * @return empty where there are none
   */
  static String inWords(List<OpenUnit> interrupted, Texts texts) {
    Map<Boolean, String> units =
        interrupted.stream()
            .collect(
                Collectors.groupingBy(
                    open -> open.act() == OpenUnit.Act.SET_ASIDE,
                    Collectors.mapping(
                        open -> open.unit().serialNumber(), Collectors.joining(", "))));
    String dead = units.getOrDefault(true, "");
    String open = units.getOrDefault(false, "");
    String told = dead.isEmpty() ? "" : texts.get("frame.interrupted", dead);
    String left = open.isEmpty() ? "" : texts.get("frame.unfinished", open);
    return (told + " " + left).strip();
  }
}
