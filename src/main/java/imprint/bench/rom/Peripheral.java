package imprint.bench.rom;

/** A part of the chip behind some of its addresses. */
interface Peripheral {
  boolean owns(int address);

  /** The word at an address of its own. */
  int read(int address);

  void write(int address, int value);
}
