package imprint.nvs;

import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
  private Path beside;
  private final WifiEntries wifi = new WifiEntries();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private String namespace = "";
  private boolean compatible;

  /**
   * Reads rows into {@code image}.
   *
   * @param folder what the paths in {@code file} rows are relative to; what is not there is looked
   *     for beside the CSV file
   */
  public NvsCsv(NvsImage image, Path folder) {
    this.image = image;
    this.folder = folder;
    this.beside = folder;
  }

  /**
   * From here on does as the generator does where that is only odd. It adds the Wi-Fi driver's own
   * entries beside sta.ssid, ap.ssid and their like, in whatever namespace they are (the generator
   * does so from 0.1.8 on). Of an encoding in capital letters it takes the text as it stands:
   * STRING without a closing zero byte, HEX2BIN and BASE64 not decoded; a finding says so.
   *
   * <p>What the generator spoils it refuses or does right all the same.
   */
  public NvsCsv compatible() {
    compatible = true;
    return this;
  }

  /** What is odd about the rows read so far, though they are in the image. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** What {@code file} rows named. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /**
   * Reads one file. Several may follow each other into one image; the last one's namespace stays
   * open for the next. An empty file adds nothing.
   *
   * @throws Refusal nvs.csv-…, and what {@link InputFile} and {@link NvsImage} refuse
   */
  public NvsCsv read(Path csv) {
    byte[] bytes = InputFile.readEvenEmpty(csv, LARGEST);
    Path parent = csv.toAbsolutePath().getParent();
    beside = parent == null ? folder : parent;
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(String.valueOf(csv.getFileName()), text);
    } catch (CharacterCodingException e) {
      throw Refusal.of("nvs.csv-utf8", csv);
    } finally {
      beside = folder;
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Reads the text of a file; an empty text adds nothing.
   *
   * @param name of the file, for the findings
   */
  public NvsCsv read(String name, String text) {
    CsvRow.read(name, text).forEach(this::add);
    return this;
  }

  /**
   * Adds one row that stands in no file of this dialect.
   *
   * @param type namespace, data or file
   * @param where what findings call it, such as {@code serial-num (units.csv:4)}
   * @throws Refusal as for a row of a file
   */
  public NvsCsv row(String key, String type, String encoding, String value, String where) {
    add(new CsvRow(key, type, encoding, value, where));
    return this;
  }

  private void add(CsvRow row) {
    try {
      take(row);
    } catch (Refusal refused) {
      throw row.located(refused);
    }
  }

  private void take(CsvRow row) {
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
    byte[] raw = file ? content(row) : row.value().getBytes(StandardCharsets.UTF_8);
    try {
      value(row, raw);
    } finally {
      Arrays.fill(raw, (byte) 0);
    }
  }

  private void value(CsvRow row, byte[] raw) {
    if (!compatible) {
      CsvValue.add(row, raw, image);
      return;
    }
    wifi.before(row, image);
    if (CsvValue.addUndecoded(row, raw, image)) {
      findings.add(Finding.warning("nvs.csv-capitals", row.where(), row.encoding()));
    } else {
      CsvValue.add(row, raw, image);
    }
    wifi.after(row, image);
  }

  private byte[] content(CsvRow row) {
    try {
      Path here = folder.resolve(row.value());
      Path file = Files.exists(here) ? here : beside.resolve(row.value());
      files.add(file);
      return InputFile.read(file, LARGEST);
    } catch (Refusal | InvalidPathException e) {
      throw new Refusal(Finding.error("nvs.csv-file", row.where(), row.value()), e);
    }
  }
}
