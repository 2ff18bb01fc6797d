package imprint.label;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a code for machines, without quiet zone and without dots.
 *
 * @param columns of modules
 * @param rows of modules; a bar code has one
 * @param quietAcross modules without print that readers need left and right of it
 * @param quietDown the same above and below
 * @param text what a reader is to say
 * @param traits of a QR code; null for others
 */
record Symbol(
    Kind kind,
    int columns,
    int rows,
    int quietAcross,
    int quietDown,
    String text,
    BitMatrix modules,
    @Nullable Traits traits) {

  /**
   * What was chosen for a QR code.
   *
   * @param mask 0 … 7
   */
  record Traits(int version, ErrorCorrectionLevel level, int mask) {}

  enum Kind {
    QR,
    CODE_128,
    DATA_MATRIX
  }

  boolean dark(int column, int row) {
    return modules.get(column, row);
  }

  Symbol turned(Turn turn) {
    if (turn == Turn.NONE) {
      return this;
    }
    BitMatrix there = turn.upright() ? new BitMatrix(columns, rows) : new BitMatrix(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (modules.get(column, row)) {
          Box to = turn.box(new Box(column, row, 1, 1), columns, rows);
          there.set(to.x(), to.y());
        }
      }
    }
    return turn.upright()
        ? new Symbol(kind, columns, rows, quietAcross, quietDown, text, there, traits)
        : new Symbol(kind, rows, columns, quietDown, quietAcross, text, there, traits);
  }

  /** May open a unit. */
  @Override
  public String toString() {
    return kind + " of " + columns + " by " + rows;
  }
}
