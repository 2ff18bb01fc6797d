package imprint.factory;

import imprint.factory.CsvLines.Line;
import imprint.finding.Refusal;
import imprint.nvs.NvsImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Keys that a customer adds with the same value in every unit of a product: a table of {@code
 * key,type,encoding,value} and {@code name,namespace,,}, as nvs_partition_gen reads it. Prints no
 * value.
 *
 * @param entries in the order of the table
 */
public record FixedKeys(List<FactoryEntry.Own> entries) {
  /** A product without such a table. */
  public static final FixedKeys NONE = new FixedKeys(List.of());

  private static final List<String> HEADER = List.of("key", "type", "encoding", "value");

  /** More than any partition, so that what is refused is a value and not the room for it. */
  private static final int ROOMY = 0x200000;

  public FixedKeys {
    entries = List.copyOf(entries);
  }

  /**
   * Reads the table, and the files that it names beside it; each value is encoded once, so that
   * none is refused at the line.
   *
   * @throws Refusal product.own-row, product.own-none, product.own-bound, factory.own-type,
   *     factory.own-twice, nvs.…, file.…: it names the file and the line
   */
  public static FixedKeys read(Path file) {
    Path folder = file.toAbsolutePath().resolveSibling("");
    List<FactoryEntry.Own> entries = new ArrayList<>();
    Set<String> places = new HashSet<>();
    String namespace = FactoryEntry.NAMESPACE;
    for (Line line : CsvLines.read(file)) {
      List<String> cells = line.cells().stream().map(String::strip).toList();
      if (cells.equals(HEADER) || line.cells().getFirst().startsWith("#")) {
        continue;
      }
      if (cells.size() >= 2 && cells.get(1).equals("namespace")) {
        namespace = cells.getFirst();
        continue;
      }
      OwnKey key = key(namespace, cells, line.where());
      if (!places.add(namespace + "\0" + key.key())) {
        throw Refusal.of("factory.own-twice", line.where(), key.key());
      }
      entries.add(key.with(line.cells().get(3), List.of(folder), line.where()));
    }
    if (entries.isEmpty()) {
      throw Refusal.of("product.own-none", file);
    }
    try (NvsImage trial = new NvsImage(ROOMY)) {
      FactoryImage.fill(trial, List.copyOf(entries));
    }
    return new FixedKeys(entries);
  }

  private static OwnKey key(String namespace, List<String> cells, String where) {
    if (cells.size() < 4 || !cells.subList(4, cells.size()).stream().allMatch(String::isBlank)) {
      throw Refusal.of("product.own-row", where);
    }
    String type = cells.get(1);
    if (!type.equals("data") && !type.equals("file")) {
      throw Refusal.of("factory.own-type", where, type);
    }
    if (namespace.equals(FactoryEntry.NAMESPACE) && FactoryEntries.writes(cells.getFirst())) {
      throw Refusal.of("product.own-bound", where, cells.getFirst());
    }
    return new OwnKey(namespace, cells.getFirst(), type, cells.get(2), false);
  }

  /** By what the same keys and values are known again, lower-case hex; says nothing of them. */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (FactoryEntry.Own own : entries) {
        for (String part : List.of(own.namespace(), own.key(), own.encoding(), own.value())) {
          byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
          digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
          digest.update(bytes);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
