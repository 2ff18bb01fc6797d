package imprint.matter;

/** What the surface of a product looks like (Matter core specification, 11.1.5.22). */
public enum ProductFinish {
  OTHER,
  MATTE,
  SATIN,
  POLISHED,
  RUGGED,
  FABRIC;

  /** The specification's number. */
  public int code() {
    return ordinal();
  }
}
