package imprint.factory;

import imprint.attestation.MatterCertificate;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsItem;
import imprint.nvs.NvsKey;
import imprint.nvs.NvsReader;
import imprint.nvs.NvsValue;
import imprint.securecert.SecureCertContents;
import imprint.securecert.SecureCertReader;
import imprint.securecert.SecureCertType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** What the images that are kept of a unit say, for the lists of esp-matter-mfg-tool. */
public final class KeptUnit implements AutoCloseable {
  private static final String DAC = "dac-cert";

  /** In the list these are names of files, which were never there or are gone; or they are keys. */
  private static final Set<String> FILES =
      Set.of(DAC, "dac-key", "dac-pub-key", "pai-cert", "cert-dclrn");

  private final NvsContents nvs;
  private final Optional<SecureCertContents> secureCert;

  private KeptUnit(NvsContents nvs, Optional<SecureCertContents> secureCert) {
    this.nvs = nvs;
    this.secureCert = secureCert;
  }

  /**
   * Reads the images, which stay the caller's to wipe.
   *
   * @param keys the keys partition, where NVS is encrypted
   * @throws imprint.finding.Refusal what NVS and secure-cert images are refused for
   */
  public static KeptUnit read(byte[] image, Optional<byte[]> keys, Optional<byte[]> secureCert) {
    NvsContents nvs =
        keys.map(partition -> decrypted(image, partition)).orElseGet(() -> NvsReader.read(image));
    return new KeptUnit(nvs, secureCert.map(SecureCertReader::read));
  }

  private static NvsContents decrypted(byte[] image, byte[] partition) {
    try (NvsKey key = NvsKey.read(partition, "nvs_keys")) {
      return NvsReader.read(image, key);
    }
  }

  /** The columns of the master list with this unit's values, files and keys left out. Secret. */
  public SequencedMap<String, String> columns() {
    SequencedMap<String, String> columns = new LinkedHashMap<>();
    for (NvsItem item : nvs.items()) {
      if (!FILES.contains(item.key())) {
        columns.put(item.key(), item.value().reveal());
      }
    }
    return columns;
  }

  /** What the summary has behind the codes where the secure-cert partition holds it. Secret. */
  public SequencedMap<String, String> secureCertColumns() {
    SequencedMap<String, String> columns = new LinkedHashMap<>();
    secureCert.ifPresent(
        contents -> {
          contents
              .data(SecureCertType.DISCRIMINATOR)
              .ifPresent(b -> columns.put("discriminator", number(b)));
          contents
              .data(SecureCertType.ITERATION_COUNT)
              .ifPresent(b -> columns.put("iteration-count", number(b)));
          contents
              .data(SecureCertType.SALT)
              .ifPresent(b -> columns.put("salt", Base64.getEncoder().encodeToString(b)));
          contents
              .data(SecureCertType.ROTATING_ID)
              .ifPresent(b -> columns.put("rd-id-uid", HexFormat.of().formatHex(b)));
        });
    return columns;
  }

  /** Little endian, of two or four bytes. */
  private static String number(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(Arrays.copyOf(bytes, 8)).order(ByteOrder.LITTLE_ENDIAN);
    return Long.toString(buffer.getLong());
  }

  /** The device attestation certificate, wherever it lies; empty where the unit has none. */
  public Optional<MatterCertificate> dac() {
    return nvs.items().stream()
        .filter(item -> item.key().equals(DAC))
        .map(NvsItem::value)
        .filter(NvsValue.Blob.class::isInstance)
        .map(value -> ((NvsValue.Blob) value).bytes())
        .findFirst()
        .or(() -> secureCert.flatMap(contents -> contents.data(SecureCertType.DEVICE_CERT)))
        .map(der -> MatterCertificate.of(der, DAC));
  }

  @Override
  public void close() {
    nvs.close();
    secureCert.ifPresent(SecureCertContents::close);
  }

  @Override
  public String toString() {
    return "KeptUnit";
  }
}
