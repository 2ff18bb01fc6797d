package imprint.label;

import imprint.finding.Refusal;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The bundled fonts. Outlines are read by FontBox and not by AWT, whose text needs fontconfig and a
 * font on the machine and looks different on each system.
 */
final class Face {
  /** Latin: capital I, small l and 1 are told apart at 6 pt. */
  static final Face PLEX = new Face("IBMPlexSansCondensed-SemiBold.ttf", 0.698);

  /** The 6763 characters of GB 2312 and its signs. */
  static final Face DROID = new Face("DroidSansFallback-GB2312.ttf", 0.82);

  /** What a font in a PDF needs (ISO 32000-1, 9.9). */
  private static final List<String> EMBEDDED =
      List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm");

  private static final List<Face> ALL = List.of(PLEX, DROID);

  private final TrueTypeFont font;
  private final CmapLookup characters;

  /** Height of a capital letter, or of a Chinese character over the base line, in em. */
  private final double rise;

  private Face(String resource, double rise) {
    this.rise = rise;
    try (InputStream in = Face.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("font " + resource + " is not packed");
      }
      font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      characters = font.getUnicodeCmapLookup();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * The face that has this character.
   *
   * @throws Refusal label.no-glyph, rather than a label with an empty box on it
   */
  static Face of(int codePoint) {
    for (Face face : ALL) {
      if (isSpacing(codePoint) && face.glyph(codePoint) != 0) {
        return face;
      }
    }
    throw Refusal.of(
        "label.no-glyph",
        Character.isISOControl(codePoint) ? "?" : Character.toString(codePoint),
        String.format("U+%04X", codePoint));
  }

  /** Whether the character stands by itself: marks over others would need a shaping engine. */
  private static boolean isSpacing(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          false;
      default -> true;
    };
  }

  /**
   * Some glyphs of a face.
   *
   * @param file a TrueType font of its own
   * @param numbers of its glyphs, by what they were in the whole face
   */
  record Subset(byte[] file, Map<Integer, Integer> numbers) {}

  /** A font of those characters alone, to be embedded. */
  synchronized Subset subset(Collection<Integer> codePoints, String tag) {
    try {
      TTFSubsetter subsetter = new TTFSubsetter(font, EMBEDDED);
      codePoints.forEach(subsetter::add);
      subsetter.setPrefix(tag);
      var file = new ByteArrayOutputStream();
      subsetter.writeToStream(file);
      Map<Integer, Integer> numbers = new HashMap<>();
      subsetter.getGIDMap().forEach((now, before) -> numbers.put(before, now));
      return new Subset(file.toByteArray(), numbers);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  String postScriptName() {
    try {
      return font.getName();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  int rise(int em) {
    return (int) Math.round(rise * em);
  }

  /** Whole dots, so that a character looks the same wherever it stands. */
  synchronized int advance(int codePoint, int em) {
    try {
      return (int) Math.round(scale(em) * font.getAdvanceWidth(glyph(codePoint)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The outline in dots, y downwards, the pen at {@code x}, {@code baseline}. */
  synchronized Path2D outline(int codePoint, int em, int x, int baseline) {
    try {
      var glyph = font.getGlyph().getGlyph(glyph(codePoint));
      if (glyph == null) {
        return new Path2D.Double();
      }
      double scale = scale(em);
      return new Path2D.Double(
          glyph.getPath(), new AffineTransform(scale, 0, 0, -scale, x, baseline));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Its number in the font; 0 where it has none. */
  int glyph(int codePoint) {
    return characters.getGlyphId(codePoint);
  }

  private double scale(int em) {
    try {
      return (double) em / font.getUnitsPerEm();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
