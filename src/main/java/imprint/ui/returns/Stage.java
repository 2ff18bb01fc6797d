package imprint.ui.returns;

import java.util.Locale;

/** How far the work on a returned unit is. */
public enum Stage {
  /** Nobody has anything in hand. */
  START,
  LOOKING,
  /** It is known what it is. */
  CASE,
  /** An act is chosen, and asks for what it needs. */
  ASKING,
  WORKING,
  /** Asked to stop, not stopped yet. */
  STOPPING,
  /** Done, and the unit can go back. */
  DONE,
  /** Done, and the unit is out of use. */
  ENDED,
  FAILED,
  STOPPED;

  /** Whether a board is being worked on. */
  public boolean busy() {
    return this == LOOKING || this == WORKING || this == STOPPING;
  }

  /** Whether it is a result that stays. */
  boolean over() {
    return this == DONE || this == ENDED || this == FAILED || this == STOPPED;
  }

  /** The result of the line that it looks like. */
  String style() {
    return switch (this) {
      case DONE -> "done";
      case FAILED -> "set-aside";
      case ENDED, STOPPED -> "stopped";
      case START, LOOKING, CASE, ASKING, WORKING, STOPPING -> name().toLowerCase(Locale.ROOT);
    };
  }
}
