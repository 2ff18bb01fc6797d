package imprint.ui.history;

import imprint.ledger.State;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a unit stands, as people ask for it. */
public enum Standing {
  PASSED,
  OPEN,
  SET_ASIDE,
  RETIRED;

  static Standing of(State state) {
    return switch (state) {
      case DONE -> PASSED;
      case SET_ASIDE -> SET_ASIDE;
      case RETIRED -> RETIRED;
      case RESERVED, BUILT, WRITTEN, PROVEN, BOOTED, LABELLED -> OPEN;
    };
  }

  /** The states of the ledger that are meant. */
  Set<State> states() {
    Set<State> states = EnumSet.allOf(State.class);
    states.removeIf(state -> of(state) != this);
    return states;
  }

  /** Its name for style sheets. */
  String style() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
