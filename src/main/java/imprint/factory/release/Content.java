package imprint.factory.release;

import imprint.factory.FixedKeys;
import imprint.factory.Product;
import imprint.factory.ProductFile;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a product is, to the byte: its file, and the files that end in its units. The PAI key is not
 * among them; that it belongs to the certificate is proven by a signature whenever it is loaded.
 * Where it is on a token, the token's address stands in the product file, and is bound with it.
 *
 * @param sha256 of the product file, lower-case hex: what the ledger's claims carry
 * @param files SHA-256 by what product.yaml calls the file
 */
public record Content(String sha256, SortedMap<String, String> files) {
  /** Larger than any certificate, layout or partition table, in bytes. */
  private static final int LARGEST = 1 << 20;

  /** Stands where a file cannot be read: never equal to the hash of one that can. */
  private static final String ABSENT = "absent";

  public Content {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** Reads the files that the product names. */
  public static Content of(ProductFile product) {
    Product.Credentials named = product.product().credentials();
    SortedMap<String, String> files = new TreeMap<>();
    put(files, "pai-certificate", named.paiCertificate());
    put(files, "certification-declaration", named.certificationDeclaration());
    put(files, "paa-certificate", named.paaCertificate());
    put(files, "cd-signer-certificate", named.cdSignerCertificate());
    put(files, "partition-table", product.product().target().partitionTable());
    put(files, "layout", product.product().layoutFile().orElse(null));
    Path ownKeys = product.product().data().ownKeys();
    if (ownKeys != null) {
      files.put("own-keys", ownKeys(ownKeys));
    }
    return new Content(product.sha256(), files);
  }

  private static void put(SortedMap<String, String> files, String name, @Nullable Path file) {
    if (file != null) {
      files.put(name, sha256(file));
    }
  }

  /** Of the values, which may stand in files that the table names. */
  private static String ownKeys(Path table) {
    try {
      return FixedKeys.read(table).sha256();
    } catch (Refusal unreadable) {
      return ABSENT;
    }
  }

  private static String sha256(Path file) {
    try {
      return sha256(InputFile.readEvenEmpty(file, LARGEST));
    } catch (Refusal unreadable) {
      return ABSENT;
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
