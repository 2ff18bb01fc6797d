package imprint.ledger.exchange;

import imprint.finding.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of an XLSX file (ECMA-376 part 1, SpreadsheetML): a ZIP archive of XML. Nothing outside
 * of the file is ever looked up.
 */
final class Workbook {
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String FOLDER = "xl/";
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** The header signature of a compound file ([MS-CFB] 2.2). */
  private static final byte[] COMPOUND = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

  private final Map<String, byte[]> parts = new HashMap<>();

  /**
   * @param most bytes that all parts may have when they are unpacked
   * @throws Refusal records.workbook-large
   */
  Workbook(String name, byte[] bytes, int most) throws IOException {
    int left = most;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().startsWith(FOLDER) && !entry.isDirectory()) {
          byte[] part = zip.readNBytes(left);
          left -= part.length;
          if (left == 0) {
            throw Refusal.of("records.workbook-large", name);
          }
          parts.put(entry.getName(), part);
        }
      }
    }
  }

  static boolean looksLike(byte[] bytes) {
    return startsWith(bytes, ZIP);
  }

  /** A workbook with a password is inside of a file of the kind that workbooks were before XLSX. */
  static boolean looksSealedOrOld(byte[] bytes) {
    return startsWith(bytes, COMPOUND);
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return bytes.length > start.length
        && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  boolean has(String part) {
    return parts.containsKey(part);
  }

  XMLStreamReader open(String part) throws IOException, XMLStreamException {
    byte[] bytes = parts.get(part);
    if (bytes == null) {
      throw new IOException("no part " + part);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
  }

  /** The part of the sheet that is shown first. */
  String firstSheet() throws IOException, XMLStreamException {
    XMLStreamReader book = open(FOLDER + "workbook.xml");
    String id = null;
    while (id == null && book.hasNext()) {
      if (book.next() == XMLStreamReader.START_ELEMENT && book.getLocalName().equals("sheet")) {
        id = book.getAttributeValue(RELATIONS, "id");
      }
    }
    XMLStreamReader relations = open(FOLDER + "_rels/workbook.xml.rels");
    while (relations.hasNext()) {
      if (relations.next() == XMLStreamReader.START_ELEMENT
          && relations.getLocalName().equals("Relationship")
          && Objects.equals(relations.getAttributeValue(null, "Id"), id)) {
        String target = relations.getAttributeValue(null, "Target");
        if (target == null) {
          break;
        }
        return target.startsWith("/") ? target.substring(1) : FOLDER + target;
      }
    }
    throw new IOException("no sheet");
  }
}
