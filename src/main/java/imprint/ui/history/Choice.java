package imprint.ui.history;

/**
 * One of several that a person can choose.
 *
 * @param words as it is shown
 */
record Choice<T>(T value, String words) {
  @Override
  public String toString() {
    return words;
  }
}
