package imprint.label;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One face in a book: which of its glyphs were shown, and the objects that it takes at the end (ISO
 * 32000-1, 9.7: a composite font, its codes being the glyph numbers of the whole font).
 */
final class PdfFont {
  /** Objects that a font takes. */
  static final int OBJECTS = 6;

  private static final int MOST_PER_BLOCK = 100;

  private final Face face;
  private final int first;
  private final Map<Integer, Integer> shown = new TreeMap<>();

  PdfFont(Face face, int first) {
    this.face = face;
    this.first = first;
  }

  int object() {
    return first;
  }

  boolean used() {
    return !shown.isEmpty();
  }

  /** Writes the code of a character in hex. */
  void show(StringBuilder page, int codePoint) {
    int glyph = face.glyph(codePoint);
    shown.put(glyph, codePoint);
    String hex = Integer.toHexString(glyph);
    page.append("0000", 0, 4 - hex.length()).append(hex);
  }

  void write(PdfBook book) throws IOException {
    String name = tag() + "+" + face.postScriptName();
    Face.Subset subset = face.subset(shown.values(), tag());
    book.object(
        first,
        ("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
                + "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>")
            .formatted(name, first + 1, first + 5));
    book.object(
        first + 1,
        ("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s"
                + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                + "/FontDescriptor %d 0 R/CIDToGIDMap %d 0 R/DW 1000/W[%s]>>")
            .formatted(name, first + 2, first + 4, widths()));
    book.object(
        first + 2,
        ("<</Type/FontDescriptor/FontName/%s/Flags 4/ItalicAngle 0/StemV 80"
                + "/FontBBox[-200 -300 1200 1100]/Ascent 1025/Descent -275/CapHeight %d"
                + "/FontFile2 %d 0 R>>")
            .formatted(name, face.rise(1000), first + 3));
    book.stream(first + 3, "/Length1 " + subset.file().length, subset.file());
    book.stream(first + 4, "", glyphNumbers(subset));
    book.stream(first + 5, "", toUnicode().getBytes(StandardCharsets.US_ASCII));
  }

  /** Six letters that stand for what is in the subset (9.6.4). */
  private String tag() {
    int hash = shown.keySet().hashCode() & Integer.MAX_VALUE;
    StringBuilder tag = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      tag.append((char) ('A' + hash % 26));
      hash /= 26;
    }
    return tag.toString();
  }

  private String widths() {
    StringBuilder widths = new StringBuilder();
    shown.forEach(
        (glyph, codePoint) ->
            widths.append(glyph).append('[').append(face.advance(codePoint, 1000)).append(']'));
    return widths.toString();
  }

  /** Two bytes for each glyph of the whole font: its number in the subset. */
  private byte[] glyphNumbers(Face.Subset subset) {
    int last = shown.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    ByteBuffer numbers = ByteBuffer.allocate(2 * (last + 1));
    subset
        .numbers()
        .forEach(
            (before, now) -> {
              if (before <= last) {
                numbers.putShort(2 * before, now.shortValue());
              }
            });
    return numbers.array();
  }

  /** So that the text of a page can be searched (9.10.3). */
  private String toUnicode() {
    StringBuilder map =
        new StringBuilder(
            """
            /CIDInit/ProcSet findresource begin 12 dict begin begincmap
            /CMapName/Adobe-Identity-UCS def/CMapType 2 def
            1 begincodespacerange<0000><ffff>endcodespacerange
            """);
    StringBuilder block = new StringBuilder();
    int inBlock = 0;
    for (Map.Entry<Integer, Integer> glyph : shown.entrySet()) {
      block.append("<%04x><".formatted(glyph.getKey()));
      for (char unit : Character.toChars(glyph.getValue())) {
        block.append("%04x".formatted((int) unit));
      }
      block.append(">\n");
      if (++inBlock == MOST_PER_BLOCK) {
        end(map, block, inBlock);
        inBlock = 0;
      }
    }
    end(map, block, inBlock);
    return map.append("endcmap CMapName currentdict/CMap defineresource pop end end\n").toString();
  }

  private static void end(StringBuilder map, StringBuilder block, int inBlock) {
    if (inBlock > 0) {
      map.append(inBlock).append(" beginbfchar\n").append(block).append("endbfchar\n");
      block.setLength(0);
    }
  }
}
