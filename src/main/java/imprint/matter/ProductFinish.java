package imprint.matter;

/** What the surface of a product looks like (Matter core specification, 11.1.5.22). */
public enum ProductFinish {
  OTHER(0),
  MATTE(1),
  SATIN(2),
  POLISHED(3),
  RUGGED(4),
  FABRIC(5);

  private final int code;

  ProductFinish(int code) {
    this.code = code;
  }

  /** The specification's number. */
  public int code() {
    return code;
  }
}
