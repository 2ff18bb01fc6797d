package imprint.ui.slots;

/**
 * One slot in the list.
 *
 * @param number as people count, from 1
 * @param place where it is plugged in; empty for the one that is bound next
 */
record SlotRow(int number, String place, Mark mark) {
  enum Mark {
    /** The next board becomes this slot. */
    NEXT,
    /** Something is plugged in there. */
    TAKEN,
    EMPTY
  }
}
