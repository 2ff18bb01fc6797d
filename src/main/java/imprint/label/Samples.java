package imprint.label;

import imprint.matter.CommissioningFlow;
import java.util.LinkedHashMap;
import java.util.Map;

/** Units that a layout is tried with, by what is special about them. */
public final class Samples {
  private Samples() {}

  /** Names are for people. */
  public static Map<String, LabelContent> all() {
    Map<String, LabelContent> all = new LinkedHashMap<>();
    all.put("usual unit", SampleUnit.USUAL.content(false));
    all.put("test unit", SampleUnit.USUAL.content(true));
    all.put("21-digit code", SampleUnit.USUAL.content(CommissioningFlow.CUSTOM, false));
    all.put("test, 21 digits", SampleUnit.USUAL.content(CommissioningFlow.CUSTOM, true));
    all.put("16 hex digits", SampleUnit.LONG_CODE.content(CommissioningFlow.STANDARD, false));
    return all;
  }
}
