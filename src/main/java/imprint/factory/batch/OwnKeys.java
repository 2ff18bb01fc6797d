package imprint.factory.batch;

import imprint.factory.CsvLines;
import imprint.factory.CsvLines.Line;
import imprint.factory.FactoryEntry;
import imprint.factory.OwnKey;
import imprint.factory.StorageLayout;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keys that a customer adds, and their values for every unit: the two files of {@code --csv} and
 * {@code --mcsv}.
 */
public final class OwnKeys {
  private final List<OwnKey> keys;

  /** For each key the column that has its values. */
  private final List<Integer> columns;

  private final List<Line> units;
  private final List<Path> folders;
  private final List<Finding> findings;

  private OwnKeys(
      List<OwnKey> keys,
      List<Integer> columns,
      List<Line> units,
      List<Path> folders,
      List<Finding> findings) {
    this.keys = keys;
    this.columns = columns;
    this.units = units;
    this.folders = folders;
    this.findings = List.copyOf(findings);
  }

  /**
   * Reads both files.
   *
   * @param configuration rows {@code key,type,encoding[,REPEAT]} and {@code name,namespace,}
   * @param values a header of keys, then a row a unit
   * @param folder where relative paths of values start; else beside the values
   * @throws Refusal factory.own-…, nvs.csv-…, file.…: it names the file and the line
   */
  public static OwnKeys read(Path configuration, Path values, Path folder) {
    List<OwnKey> keys = keys(CsvLines.read(configuration));
    if (keys.isEmpty()) {
      throw Refusal.of("factory.own-none", configuration);
    }
    List<Line> lines = CsvLines.read(values);
    if (lines.size() < 2) {
      throw Refusal.of("factory.own-no-units", values);
    }
    Line header = lines.getFirst();
    List<Line> units = lines.subList(1, lines.size());
    for (Line unit : units) {
      if (unit.cells().size() != header.cells().size()) {
        throw Refusal.of(
            "factory.own-cells", unit.where(), unit.cells().size(), header.cells().size());
      }
    }
    List<Finding> findings = new ArrayList<>();
    List<Integer> columns = columns(keys, header, findings);
    Path beside = values.toAbsolutePath().getParent();
    List<Path> folders = beside == null ? List.of(folder) : List.of(folder, beside);
    return new OwnKeys(keys, columns, units, folders, findings);
  }

  private static List<OwnKey> keys(List<Line> lines) {
    List<OwnKey> keys = new ArrayList<>();
    Set<String> places = new HashSet<>();
    String namespace = FactoryEntry.NAMESPACE;
    for (Line line : lines) {
      List<String> cells = line.cells();
      if (cells.size() >= 2 && cells.get(1).equals("namespace")) {
        namespace = cells.getFirst();
        continue;
      }
      boolean repeat = cells.size() == 4 && cells.get(3).equals("REPEAT");
      boolean blankRest =
          cells.size() > 3 && cells.subList(3, cells.size()).stream().allMatch(String::isBlank);
      if (cells.size() < 3 || (cells.size() > 3 && !repeat && !blankRest)) {
        throw Refusal.of("factory.own-row", line.where());
      }
      if (!cells.get(1).equals("data") && !cells.get(1).equals("file")) {
        throw Refusal.of("factory.own-type", line.where(), cells.get(1));
      }
      if (!places.add(namespace + "\0" + cells.getFirst())) {
        throw Refusal.of("factory.own-twice", line.where(), cells.getFirst());
      }
      keys.add(new OwnKey(namespace, cells.getFirst(), cells.get(1), cells.get(2), repeat));
    }
    return keys;
  }

  /** The n-th column of a name is for the n-th key of that name, which is in another namespace. */
  private static List<Integer> columns(List<OwnKey> keys, Line header, List<Finding> findings) {
    Map<String, List<Integer>> byName = new HashMap<>();
    for (int i = 0; i < header.cells().size(); i++) {
      byName.computeIfAbsent(header.cells().get(i), _ -> new ArrayList<>()).add(i);
    }
    List<Integer> columns = new ArrayList<>();
    for (OwnKey key : keys) {
      List<Integer> free = byName.getOrDefault(key.key(), List.of());
      if (free.isEmpty()) {
        throw Refusal.of("factory.own-column", header.where(), key.key(), key.namespace());
      }
      columns.add(free.removeFirst());
    }
    byName.forEach(
        (name, left) -> {
          if (!left.isEmpty()) {
            findings.add(Finding.warning("factory.own-unused", header.where(), name));
          }
        });
    return columns;
  }

  /** Units that there are values for. */
  public int count() {
    return units.size();
  }

  /** By what the same keys and values are known again. */
  byte[] print() {
    StringBuilder all = new StringBuilder(keys.toString());
    units.forEach(unit -> all.append('\n').append(unit.cells()));
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What is odd, though it can be worked with. */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Refuses keys whose value must fit others that are made here: a label that opens another unit is
   * the worst that can come of them.
   */
  void refuseBound(Order order) {
    bound("vendor-id", "--vendor-id");
    bound("product-id", "--product-id");
    bound("salt", "--salt");
    bound("verifier", "--verifier");
    bound("iteration-count", "--iteration-count");
    for (String key : List.of("dac-cert", "dac-key", "dac-pub-key", "pai-cert")) {
      bound(key, "--dac-cert");
    }
    if (order.declaration().isPresent()) {
      bound("cert-dclrn", "--cert-dclrn");
    }
    if (order.images().layout() == StorageLayout.ALL_IN_SECURE_CERT) {
      bound("rd-id-uid", "--rd-id-uid");
    }
  }

  private void bound(String key, String option) {
    for (OwnKey own : keys) {
      if (own.namespace().equals(FactoryEntry.NAMESPACE) && own.key().equals(key)) {
        throw Refusal.of("factory.own-bound", key, option);
      }
    }
  }

  /** The keys of one unit; files are read now. */
  List<FactoryEntry.Own> of(int unit) {
    List<FactoryEntry.Own> own = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Line line = units.get(keys.get(i).repeat() ? 0 : unit);
      own.add(keys.get(i).with(line.cells().get(columns.get(i)), folders, line.where()));
    }
    return own;
  }
}
