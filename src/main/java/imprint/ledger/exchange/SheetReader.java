package imprint.ledger.exchange;

import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file, JSON lines or the first sheet of an XLSX file, whichever it is; texts in UTF-8,
 * with or without a byte order mark.
 */
public final class SheetReader {
  /** Some three hundred thousand units of our own export. */
  private static final int LARGEST = 128 << 20;

  private SheetReader() {}

  /**
   * Reads the whole file.
   *
   * @param separator of a CSV file; null: the one that the header has most of
   * @throws Refusal records.not-utf8, records.csv, records.json, records.header-twice,
   *     records.row-length, records.no-rows, records.workbook… and what {@link InputFile} refuses
   */
  public static Sheet read(Path file, @Nullable Character separator) {
    byte[] bytes = InputFile.read(file, LARGEST);
    try {
      return read(String.valueOf(file.getFileName()), bytes, separator);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  static Sheet read(String name, byte[] bytes, @Nullable Character separator) {
    if (Workbook.looksSealedOrOld(bytes)) {
      throw Refusal.of("records.workbook-sealed", name);
    }
    Sheet sheet =
        Workbook.looksLike(bytes)
            ? new WorkbookSheet(name, sha256(bytes)).read(bytes, LARGEST)
            : ofText(name, text(name, bytes), sha256(bytes), separator);
    if (sheet.rows().isEmpty()) {
      throw Refusal.of("records.no-rows", name);
    }
    return sheet;
  }

  private static Sheet ofText(
      String name, String text, String sha256, @Nullable Character separator) {
    return text.stripLeading().startsWith("{")
        ? new JsonSheet(name, sha256).read(text)
        : new CsvSheet(name, sha256).read(text, separator);
  }

  private static String text(String name, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw Refusal.of("records.not-utf8", name, line);
    }
    String text = out.flip().toString();
    Arrays.fill(out.array(), '\0');
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
