package imprint.label;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of text in the bundled fonts, measured in dots. Each character starts at a whole dot.
 *
 * @param text in composed form, so that an accent is part of its letter
 * @param em size in dots
 */
record Words(String text, int em) {
  /** A character with its face and its place from the start of the line. */
  record Glyph(int codePoint, Face face, int x) {}

  Words {
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  List<Glyph> glyphs() {
    List<Glyph> glyphs = new ArrayList<>();
    int x = 0;
    for (int codePoint : text.codePoints().toArray()) {
      Face face = Face.of(codePoint);
      glyphs.add(new Glyph(codePoint, face, x));
      x += face.advance(codePoint, em);
    }
    return glyphs;
  }

  int width() {
    int width = 0;
    for (Glyph glyph : glyphs()) {
      width += glyph.face().advance(glyph.codePoint(), em);
    }
    return width;
  }

  /** Height over the base line, without accents. */
  int rise() {
    return glyphs().stream().mapToInt(g -> g.face().rise(em)).max().orElse(0);
  }

  /** May be a code that opens a unit. */
  @Override
  public String toString() {
    return "Words of " + em + " dots";
  }
}
