package imprint.factory;

import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A product.yaml.
 *
 * @param sha256 of the file's bytes, lower-case hex: what the ledger says a unit was made with
 */
public record ProductFile(Path file, Product product, String sha256) {
  private static final int LARGEST = 64 * 1024;

  /**
   * Reads a product; paths in it are relative to it. Does not look at the files that it names.
   *
   * @throws Refusal {@code file.…}, {@code product.…}: one sentence that names the file and the
   *     field
   */
  public static ProductFile load(Path file) {
    byte[] bytes = InputFile.read(file, LARGEST);
    YamlTree.Section tree = YamlTree.read(bytes, file.toString());
    Product product =
        ProductFields.read(new YamlSection(file.toString(), "", tree.fields()), folder(file));
    return new ProductFile(file, product, sha256(bytes));
  }

  /**
   * Writes a product such that {@link #load} gives the same; credentials below the file's folder
   * are named relative to it, so that the folder can be moved.
   *
   * @throws Refusal file.unwritable
   */
  public static void write(Path file, Product product) {
    try {
      PrivateFile.write(file, ProductText.of(product, folder(file)));
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    if (folder == null) {
      throw Refusal.of("file.unreadable", file, "not a file");
    }
    return folder;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
