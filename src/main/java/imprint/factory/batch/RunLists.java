package imprint.factory.batch;

import imprint.factory.StorageLayout;
import imprint.secret.PrivateFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * The lists of a run: all units in the forms that esp-matter-mfg-tool writes. Written row by row,
 * since a run may be long.
 */
final class RunLists implements AutoCloseable {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss");
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss-SSSSSS");

  private final RunHeader run;
  private final BufferedWriter master;
  private final BufferedWriter passcodes;
  private final BufferedWriter summary;
  private final BufferedWriter dacs;

  /** Starts them all in {@code staging}; summary and cn_dacs belong one folder higher. */
  RunLists(RunHeader run, Path staging) throws IOException {
    this.run = run;
    try (BufferedWriter configuration = open(staging.resolve("config.csv"))) {
      configuration(configuration);
    }
    master = open(staging.resolve("master.csv"));
    passcodes = open(staging.resolve("pin_disc.csv"));
    summary = open(staging.resolve(summaryName(run)));
    dacs = open(staging.resolve(dacsName(run)));
    List<String> keys = run.columns().stream().map(Column::key).toList();
    put(master, keys, CsvText.LF);
    put(passcodes, passcodeHeader(), CsvText.LF);
    put(summary, summaryHeader(keys), CsvText.CRLF);
    put(dacs, List.of("CN", "certs"), CsvText.CRLF);
  }

  static String summaryName(RunHeader run) {
    return summaryName(run.started());
  }

  static String summaryName(LocalDateTime started) {
    return "summary-" + SECONDS.format(started) + ".csv";
  }

  static String dacsName(RunHeader run) {
    return "cn_dacs-" + MICROSECONDS.format(run.started()) + ".csv";
  }

  static String stagingName(RunHeader run) {
    return "staging-before-" + SECONDS.format(run.started());
  }

  private void configuration(BufferedWriter out) throws IOException {
    String namespace = "";
    for (Column column : run.columns()) {
      if (!column.namespace().equals(namespace)) {
        namespace = column.namespace();
        put(out, List.of(namespace, "namespace", ""), CsvText.LF);
      }
      put(out, List.of(column.key(), column.type(), column.encoding()), CsvText.LF);
    }
  }

  private List<String> passcodeHeader() {
    return run.dynamicPasscode()
        ? List.of("Index", "Iteration Count", "Salt", "Discriminator")
        : List.of("Index", "PIN Code", "Iteration Count", "Salt", "Verifier", "Discriminator");
  }

  private List<String> summaryHeader(List<String> keys) {
    List<String> header = new ArrayList<>(keys);
    if (!run.dynamicPasscode()) {
      header.addAll(List.of("pincode", "qrcode", "manualcode"));
    }
    if (allInSecureCert()) {
      header.addAll(List.of("discriminator", "iteration-count", "salt", "rd-id-uid"));
    }
    return header;
  }

  private boolean allInSecureCert() {
    return run.layout() == StorageLayout.ALL_IN_SECURE_CERT;
  }

  void add(UnitRecord unit) {
    try {
      put(master, unit.cells(), CsvText.LF);
      put(passcodes, passcodeRow(unit), CsvText.LF);
      put(summary, summaryRow(unit), CsvText.CRLF);
      if (!unit.dacPem().isEmpty()) {
        put(dacs, List.of(unit.dacName(), unit.dacPem()), CsvText.CRLF);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> passcodeRow(UnitRecord unit) {
    String index = Integer.toString(unit.index());
    String iterations = Integer.toString(unit.iterations());
    String discriminator = Integer.toString(unit.discriminator());
    return run.dynamicPasscode()
        ? List.of(index, iterations, unit.salt(), discriminator)
        : List.of(
            index,
            Integer.toString(unit.passcode()),
            iterations,
            unit.salt(),
            unit.verifier(),
            discriminator);
  }

  private List<String> summaryRow(UnitRecord unit) {
    List<String> row = new ArrayList<>(unit.cells());
    if (!run.dynamicPasscode()) {
      row.addAll(List.of(Integer.toString(unit.passcode()), unit.qr(), unit.manual()));
    }
    if (allInSecureCert()) {
      row.addAll(
          List.of(
              Integer.toString(unit.discriminator()),
              Integer.toString(unit.iterations()),
              unit.salt(),
              unit.rdIdUid()));
    }
    return row;
  }

  private static BufferedWriter open(Path file) throws IOException {
    Files.deleteIfExists(file);
    return new BufferedWriter(
        Channels.newWriter(PrivateFile.openNew(file), StandardCharsets.UTF_8), 1 << 16);
  }

  private static void put(BufferedWriter out, List<String> cells, String end) throws IOException {
    out.write(CsvText.row(cells, end));
  }

  @Override
  public void close() throws IOException {
    master.close();
    passcodes.close();
    summary.close();
    dacs.close();
  }
}
