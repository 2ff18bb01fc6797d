package imprint.ui.layouts;

import imprint.label.LabelContent;
import imprint.label.SampleUnit;
import java.util.Optional;

/** Whose label the editor shows. */
public enum PreviewUnit {
  /** Of the product that is loaded; a usual unit while none is. */
  STATION,
  USUAL,
  SHORT,
  LONG,
  CHINESE,
  LONG_CODE;

  /** The product that is made here. */
  public interface Made {
    /** What the label of one of its units says; empty while there is no product. */
    Optional<LabelContent> content(boolean test);
  }

  LabelContent content(boolean test, Made station) {
    return switch (this) {
      case STATION -> station.content(test).orElseGet(() -> SampleUnit.USUAL.content(test));
      case USUAL -> SampleUnit.USUAL.content(test);
      case SHORT -> SampleUnit.SHORT.content(test);
      case LONG -> SampleUnit.LONG.content(test);
      case CHINESE -> SampleUnit.CHINESE.content(test);
      case LONG_CODE -> SampleUnit.LONG_CODE.content(test);
    };
  }
}
