package imprint.ui.people;

/** Something to choose, by the word for it. */
record Named<T>(T value, String word) {
  @Override
  public String toString() {
    return word;
  }
}
