package imprint.ui.labels;

import java.util.Locale;

/** Where the work on labels is. */
public enum Stage {
  /** Nobody knows yet which label is next. */
  LOOKING,
  /** The station has no printer. */
  NO_PRINTER,
  /** The next label is known. */
  START,
  /** No unit waits for its label. */
  NOTHING,
  /** The next label cannot be printed with what is chosen. */
  UNFIT,
  /** It is asked which labels. */
  BATCH,
  /** What was asked for is looked up. */
  CHOOSING,
  /** It is shown what would be printed. */
  PLAN,
  PRINTING,
  /** Asked to stop, not stopped yet. */
  STOPPING,
  /** Labels are out, and are to be scanned. */
  EXPECT,
  RIGHT,
  WRONG,
  /** What was scanned is no label of this ledger. */
  UNKNOWN,
  /** A unit is in hand, whose label may be printed again. */
  UNIT,
  /** It ended before the last label. */
  BROKEN,
  /** Nobody says that the label came out. */
  UNSURE,
  STOPPED;

  /** Whether a label may be on its way. */
  public boolean busy() {
    return this == PRINTING || this == STOPPING || this == CHOOSING;
  }

  /** Whether what waits to be printed may have changed since. */
  boolean idle() {
    return switch (this) {
      case LOOKING, NO_PRINTER, START, NOTHING, UNFIT -> true;
      case BATCH, CHOOSING, PLAN, PRINTING, STOPPING, EXPECT, RIGHT, WRONG, UNKNOWN, UNIT -> false;
      case BROKEN, UNSURE, STOPPED -> false;
    };
  }

  /** Whether the label of a unit may be seen: never while one is to be scanned from paper. */
  boolean pictured() {
    return this == START || this == UNIT;
  }

  /** How it looks: states of the line look as they do there. */
  String style() {
    return switch (this) {
      case RIGHT -> "done";
      case WRONG, UNKNOWN -> "set-aside";
      case NO_PRINTER, UNFIT, BROKEN, UNSURE -> "waiting";
      case LOOKING,
          START,
          NOTHING,
          BATCH,
          CHOOSING,
          PLAN,
          PRINTING,
          STOPPING,
          EXPECT,
          UNIT,
          STOPPED ->
          name().toLowerCase(Locale.ROOT);
    };
  }
}
