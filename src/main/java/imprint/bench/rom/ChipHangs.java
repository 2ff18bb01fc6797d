package imprint.bench.rom;

/** The chip went into a loop that only a reset ends. */
final class ChipHangs extends RuntimeException {
  private static final long serialVersionUID = 1;

  ChipHangs(String where) {
    super(where, null, false, false);
  }
}
