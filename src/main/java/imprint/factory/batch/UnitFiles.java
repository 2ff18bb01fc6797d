package imprint.factory.batch;

import imprint.attestation.Dac;
import imprint.factory.UnitData.Attested;
import imprint.matter.OnboardingPayload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of one unit's folder, by the names that esp-matter-mfg-tool gives them. */
final class UnitFiles {
  private static final String INTERNAL = "internal/";

  private final String uuid;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  UnitFiles(String uuid) {
    this.uuid = uuid;
  }

  /** Contents by paths with slashes, relative to the unit's folder. */
  Map<String, byte[]> byPath() {
    return files;
  }

  void partition(byte[] image) {
    files.put(uuid + "-partition.bin", image);
  }

  void keysPartition(byte[] image) {
    files.put(uuid + "-keys-partition.bin", image);
  }

  /** The underscore is the tool's. */
  void secureCert(byte[] image) {
    files.put(uuid + "_esp_secure_cert.bin", image);
  }

  void internal(String name, byte[] content) {
    files.put(INTERNAL + name, content);
  }

  void codes(OnboardingPayload payload, byte[] qrPicture) {
    List<String> header = List.of("qrcode", "manualcode", "discriminator", "passcode");
    List<String> cells =
        List.of(
            payload.qrCode(),
            OnboardingPayload.grouped(payload.manualCode()),
            Integer.toString(payload.discriminator().value()),
            Integer.toString(payload.passcode().value()));
    String text = CsvText.row(header, CsvText.LF) + CsvText.row(cells, CsvText.LF);
    files.put(uuid + "-onb_codes.csv", text.getBytes(StandardCharsets.US_ASCII));
    files.put(uuid + "-qrcode.png", qrPicture);
  }

  /**
   * @param issued whether the DAC is made here, which adds its PEM forms
   */
  void attestation(Attested attested, boolean issued) {
    Dac dac = attested.dac();
    internal("DAC_cert.der", dac.certificate().der());
    internal("DAC_key.der", dac.sec1Der());
    internal("DAC_private_key.bin", dac.privateKey().use(byte[]::clone));
    internal("DAC_public_key.bin", dac.publicKey());
    internal("PAI_cert.der", attested.pai().der());
    if (issued) {
      internal("DAC_cert.pem", dac.certificate().pem());
      internal("DAC_key.pem", dac.pkcs8Pem());
    }
  }

  void wipe() {
    files.values().forEach(content -> Arrays.fill(content, (byte) 0));
  }
}
