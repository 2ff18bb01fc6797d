package imprint.label;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A drawing in ZPL II (Zebra, Programming Guide P1099958), one label from ^XA to ^XZ.
 *
 * <p>What a printer was told before stays with it, so all that moves or turns a label is said anew.
 */
final class Zpl {
  /** What ^BQ enlarges at most on all firmwares; later ones know 100. */
  private static final int MOST_ENLARGED = 10;

  private final StringBuilder out = new StringBuilder();
  private final ZplOptions options;

  private Zpl(ZplOptions options) {
    this.options = options;
  }

  /**
   * @param cropped moved print may leave the label, as long as some of it is on it
   * @throws Refusal label.offset-large where moved print would leave the label
   */
  static byte[] of(Drawing drawing, Raster raster, ZplOptions options, boolean cropped) {
    Zpl zpl = new Zpl(options);
    if (options.darkness() != null) {
      zpl.out.append("~SD%02d".formatted(options.darkness()));
    }
    // UTF-8, home in the corner, not mirrored, not reversed, upright
    zpl.out.append("^XA^CI28^LH0,0^PMN^LRN^PON^FWN");
    zpl.out.append("^PW").append(drawing.width()).append("^LL").append(drawing.height());
    if (options.speed() != null) {
      zpl.out.append("^PR").append(options.speed());
    }
    zpl.out.append('\n');
    switch (options.form()) {
      case RUN_LENGTH, Z64 -> zpl.graphic(moved(raster.dots(), options, cropped), 0, 0);
      case NATIVE -> {
        for (Mark mark : drawing.marks()) {
          zpl.field(mark.moved(options.right(), options.down()));
        }
      }
    }
    zpl.out.append("^PQ").append(options.copies()).append("^XZ\n");
    return zpl.out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static Bitmap moved(Bitmap dots, ZplOptions options, boolean cropped) {
    if (options.right() == 0 && options.down() == 0) {
      return dots;
    }
    Dots there = new Dots(dots.width(), dots.height());
    there.draw(dots, options.right(), options.down(), false);
    Bitmap moved = there.bitmap();
    Dots back = new Dots(dots.width(), dots.height());
    Bitmap blank = back.bitmap();
    back.draw(moved, -options.right(), -options.down(), false);
    if (cropped ? moved.equals(blank) : !back.bitmap().equals(dots)) {
      throw Refusal.of("label.offset-large", options.right(), options.down());
    }
    return moved;
  }

  /** In as many fields as it takes: none may have more than 99999 bytes. */
  private void graphic(Bitmap dots, int x, int y) {
    for (Bitmap band : ZplGraphic.bands(dots)) {
      at(x, y);
      int bytes = band.rows().length;
      out.append("^GFA,").append(bytes).append(',').append(bytes).append(',');
      out.append(band.stride()).append(',');
      out.append(
          options.form() == ZplOptions.Form.Z64
              ? ZplGraphic.z64(band)
              : ZplGraphic.runLengths(band));
      end();
      y += band.height();
    }
  }

  private void field(Mark mark) {
    Box box = mark.bounds();
    if (box.x() < 0 || box.y() < 0) {
      throw Refusal.of("label.offset-large", options.right(), options.down());
    }
    switch (mark) {
      case Mark.Bar _ -> bar(box);
      case Mark.Picture(Bitmap dots, int x, int y) -> graphic(dots, x, y);
      case Mark.Code code -> code(code);
      case Mark.Text text -> text(text);
    }
  }

  /** A box whose border is as thick as it is thin. */
  private void bar(Box box) {
    at(box.x(), box.y());
    int thick = Math.min(box.width(), box.height());
    out.append("^GB%d,%d,%d".formatted(box.width(), box.height(), thick));
    end();
  }

  private void code(Mark.Code code) {
    Symbol symbol = code.symbol();
    boolean plain = symbol.text().chars().noneMatch(c -> c == '>');
    switch (symbol.kind()) {
      case QR -> {
        if (code.dots() <= MOST_ENLARGED && ZplGraphic.upright(symbol)) {
          qr(code);
        } else {
          dots(code);
        }
      }
      case CODE_128 -> {
        if (plain && symbol.rows() == 1) {
          bars(code);
        } else {
          dots(code);
        }
      }
      // a printer may choose another size and other encodings
      case DATA_MATRIX -> dots(code);
    }
  }

  private void dots(Mark.Code code) {
    Box box = code.bounds();
    Dots dots = new Dots(box.width(), box.height());
    code.darkRuns().forEach(run -> dots.fill(run.moved(-box.x(), -box.y())));
    graphic(dots.bitmap(), box.x(), box.y());
  }

  /** The level stands both in the command and in the data; the mask is ours, not the printer's. */
  private void qr(Mark.Code code) {
    Symbol.Traits traits = java.util.Objects.requireNonNull(code.symbol().traits());
    at(code.x(), code.y());
    out.append("^BQN,2,%d,%s,%d".formatted(code.dots(), traits.level(), traits.mask()));
    data(traits.level() + "A," + code.symbol().text());
  }

  private void bars(Mark.Code code) {
    at(code.x(), code.y());
    out.append("^BY%d^BCN,%d,N,N,N,A".formatted(code.across(), code.down()));
    data(code.symbol().text());
  }

  /** In the printer's own scalable font, which has no Chinese; such lines go as dots. */
  private void text(Mark.Text text) {
    boolean latin = text.words().glyphs().stream().allMatch(glyph -> glyph.face() == Face.PLEX);
    if (!latin) {
      Glyphs glyphs = new Glyphs();
      Box ink = glyphs.ink(text);
      Drawing alone =
          new Drawing(
              ink.width(),
              ink.height(),
              203,
              new Size(ink.width(), ink.height()),
              List.of(text.moved(-ink.x(), -ink.y())));
      graphic(Raster.of(alone, glyphs).dots(), ink.x(), ink.y());
      return;
    }
    out.append("^FT").append(text.x()).append(',').append(text.baseline());
    if (text.white()) {
      out.append("^FR");
    }
    char turn =
        switch (text.turn()) {
          case NONE -> 'N';
          case RIGHT -> 'R';
          case HALF -> 'I';
          case LEFT -> 'B';
        };
    out.append("^A0%s,%d,%d".formatted(turn, text.words().em(), text.words().em()));
    data(text.words().text());
  }

  private void at(int x, int y) {
    out.append("^FO").append(x).append(',').append(y);
  }

  private void data(String text) {
    out.append("^FH^FD").append(ZplGraphic.escaped(text));
    end();
  }

  private void end() {
    out.append("^FS\n");
  }
}
