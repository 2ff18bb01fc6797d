package imprint.esp.chip;

/**
 * Some bits of a 32-bit register.
 *
 * @param register absolute address
 * @param shift position of the lowest bit
 * @param width 1..32 bits
 */
public record BitField(int register, int shift, int width) {
  /** The field's value in the register's {@code word}. */
  public int in(int word) {
    return (word >>> shift) & (width == 32 ? -1 : (1 << width) - 1);
  }
}
