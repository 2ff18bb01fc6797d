package imprint.nvs;

import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the CSV dialect of Espressif's nvs_partition_gen into an image: a header line with the
 * columns key, type, encoding and value in any order, then one row an entry; lines that start with
 * {@code #} and empty lines are skipped. Findings name file, line and key, and never repeat a
 * value, which may be a secret, but for the path in a {@code file} row.
 *
 * <p>Meant otherwise than the generator does it: a namespace named again is opened again; a line of
 * a quoted value may start with {@code #}; capital letters in an encoding make no difference; a
 * byte order mark is skipped; rows before the first namespace and rows with missing or surplus
 * columns are refused.
 */
public final class NvsCsv {
  private static final int LARGEST = NvsImage.MAX_SIZE;

  private final NvsImage image;
  private final Path folder;
  private final WifiEntries wifi = new WifiEntries();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private String namespace = "";
  private boolean wifiEntries;

  /**
   * Reads rows into {@code image}.
   *
   * @param folder what the paths in {@code file} rows are relative to
   */
  public NvsCsv(NvsImage image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /**
   * Adds the Wi-Fi driver's own entries beside sta.ssid, ap.ssid and their like, in whatever
   * namespace they are; the generator does so from 0.1.8 on without being asked.
   */
  public NvsCsv withWifiEntries() {
    wifiEntries = true;
    return this;
  }

  /** What is odd about the rows read so far, though they are in the image. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /**
   * Reads one file. Several may follow each other into one image; the last one's namespace stays
   * open for the next.
   *
   * @throws Refusal nvs.csv-…, and what {@link InputFile} and {@link NvsImage} refuse
   */
  public NvsCsv read(Path csv) {
    byte[] bytes = InputFile.read(csv, LARGEST);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(String.valueOf(csv.getFileName()), text);
    } catch (CharacterCodingException e) {
      throw Refusal.of("nvs.csv-utf8", csv);
    }
  }

  /**
   * Reads the text of a file; an empty text adds nothing.
   *
   * @param name of the file, for the findings
   */
  public NvsCsv read(String name, String text) {
    for (CsvRow row : CsvRow.read(name, text)) {
      try {
        add(row);
      } catch (Refusal refused) {
        throw row.located(refused);
      }
    }
    return this;
  }

  /**
   * Adds one row that comes from elsewhere.
   *
   * @param where it was written, as findings say it
   */
  public NvsCsv row(String key, String type, String encoding, String value, String where) {
    CsvRow row = new CsvRow(key, type, encoding, value, where);
    try {
      add(row);
    } catch (Refusal refused) {
      throw row.located(refused);
    }
    return this;
  }

  private void add(CsvRow row) {
    if (row.type().equals("namespace")) {
      image.namespace(row.key());
      namespace = row.key();
      return;
    }
    boolean file = row.type().equals("file");
    if (!file && !row.type().equals("data")) {
      findings.add(Finding.warning("nvs.csv-type", row.where(), row.type()));
    }
    if (!keys.add(namespace + "\0" + row.key())) {
      findings.add(Finding.warning("nvs.csv-duplicate", row.where()));
    }
    if (wifiEntries) {
      wifi.before(row, image);
    }
    CsvValue.add(row, file ? content(row) : row.value().getBytes(StandardCharsets.UTF_8), image);
    if (wifiEntries) {
      wifi.after(row, image);
    }
  }

  private byte[] content(CsvRow row) {
    try {
      return InputFile.read(folder.resolve(row.value()), LARGEST);
    } catch (Refusal | InvalidPathException e) {
      throw new Refusal(Finding.error("nvs.csv-file", row.where(), row.value()), e);
    }
  }
}
