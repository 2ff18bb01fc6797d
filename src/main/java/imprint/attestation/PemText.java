package imprint.attestation;

import imprint.finding.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemHeader;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** The text form of a credential (RFC 7468), with whatever text openssl put around it. */
final class PemText {
  private static final String BEGIN = "-----BEGIN ";

  /** Characters of base64 on a line. */
  private static final int LINE = 64;

  /**
   * openssl ecparam writes the curve in a block of its own before the key; the key names it too.
   */
  private static final String CURVE = "EC PARAMETERS";

  private static final Set<String> READABLE =
      Set.of(
          "CERTIFICATE",
          "X509 CERTIFICATE",
          "PRIVATE KEY",
          "EC PRIVATE KEY",
          "RSA PRIVATE KEY",
          "ENCRYPTED PRIVATE KEY",
          "CMS",
          "PKCS7");

  /** How a traditional openssl key is encrypted: its {@code DEK-Info} header. */
  record Encryption(String algorithm, String iv) {}

  private PemText() {}

  static boolean isPem(byte[] content) {
    return text(content).contains(BEGIN);
  }

  /** The one block that a credential file has to hold. */
  static PemObject onlyBlock(byte[] content, String name) {
    List<PemObject> blocks = new ArrayList<>();
    String text = text(content);
    // an editor may have put a byte order mark before the first line
    String fromFirstBlock = text.substring(text.indexOf(BEGIN));
    try (PemReader reader = new PemReader(new StringReader(fromFirstBlock))) {
      for (PemObject block = reader.readPemObject();
          block != null;
          block = reader.readPemObject()) {
        if (!block.getType().equals(CURVE)) {
          blocks.add(block);
        }
      }
    } catch (IOException | DecoderException | IllegalArgumentException damaged) {
      throw Refusal.of("attestation.pem-broken", name);
    }
    if (blocks.isEmpty()) {
      throw Refusal.of("attestation.unknown-file", name);
    }
    if (blocks.size() > 1) {
      throw Refusal.of("attestation.several-in-file", name, blocks.size());
    }
    PemObject only = blocks.getFirst();
    if (!READABLE.contains(only.getType())) {
      throw Refusal.of("attestation.unknown-pem", name, printable(only.getType()));
    }
    return only;
  }

  static Optional<Encryption> encryption(PemObject block) {
    for (Object header : block.getHeaders()) {
      PemHeader line = (PemHeader) header;
      if (line.getName().equals("DEK-Info")) {
        String[] parts = line.getValue().split(",", 2);
        return Optional.of(new Encryption(parts[0], parts.length > 1 ? parts[1] : ""));
      }
    }
    return Optional.empty();
  }

  /**
   * Writes {@code der} as PEM: lines of 64, LF on every system, so that a folder can be compared
   * and moved. No copy of the text is left behind.
   */
  static byte[] write(String label, byte[] der) {
    byte[] begin = (BEGIN + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
    byte[] end = ("\n-----END " + label + "-----\n").getBytes(StandardCharsets.US_ASCII);
    byte[] body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(der);
    byte[] all = Arrays.copyOf(begin, begin.length + body.length + end.length);
    System.arraycopy(body, 0, all, begin.length, body.length);
    System.arraycopy(end, 0, all, begin.length + body.length, end.length);
    Arrays.fill(body, (byte) 0);
    return all;
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  private static String printable(String label) {
    String clean = label.replaceAll("[^A-Z0-9 ]", "?");
    return clean.substring(0, Math.min(clean.length(), 40));
  }
}
