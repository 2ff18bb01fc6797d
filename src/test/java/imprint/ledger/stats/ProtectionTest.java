package imprint.ledger.stats;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.Access;
import imprint.ledger.By;
import imprint.ledger.Claim;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.Event.Built.Fuses;
import imprint.ledger.Filter;
import imprint.ledger.Fingerprint;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.ReserveResult;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.ledger.stats.Protection.Aspect;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionTest {
  private static final By BY = By.station("bench 1");
  private static final Fuses OPEN = new Fuses(false, "off");
  private static final Fuses SHUT = new Fuses(true, "release");

  @TempDir Path folder;
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger =
        Ledger.open(
            Access.file(folder.resolve("l.db").toString()),
            new SecureRandom(),
            InstantSource.system());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void unitsAreCountedByWhatTheirFusesWere() {
    built(1, new Event.Built("fctry", OPEN));
    built(2, new Event.Built("fctry", SHUT));
    built(3, new Event.Built("fctry", SHUT));
    built(4, new Event.Built("fctry"));
    reserved(5);
    Protection all = protection();
    assertThat(all.units()).isEqualTo(4);
    assertThat(all.unbuilt()).isEqualTo(1);
    assertThat(all.imported()).isZero();
    assertThat(all.counts(Aspect.SECURE_BOOT))
        .isEqualTo(Map.of("on", 2L, "off", 1L, "not-recorded", 1L));
    assertThat(all.counts(Aspect.FLASH_ENCRYPTION))
        .isEqualTo(Map.of("release", 2L, "off", 1L, "not-recorded", 1L));
  }

  /** Where the key lies is known also where the fuses are not, but for what they decide. */
  @ParameterizedTest
  @CsvSource({
    "false, false, off,         nvs-plain",
    "false, false, release,     nvs-plain",
    "false, false, ,            nvs-plain",
    "false, true,  off,         nvs-encrypted",
    "false, true,  ,            nvs-encrypted",
    "true,  false, off,         secure-cert-plain",
    "true,  false, was-on,      secure-cert-plain",
    "true,  true,  development, secure-cert-encrypted",
    "true,  false, on,          secure-cert-encrypted",
    "true,  false, ,            not-recorded",
  })
  void theDeviceKeyLiesInOnePlace(
      boolean secureCert, boolean nvsKeys, String encryption, String place) {
    Fuses fuses = encryption == null ? null : new Fuses(false, encryption);
    Unit unit = built(1, new Event.Built("fctry", fuses));
    if (secureCert) {
      unit = append(unit, new Event.BuiltSecureCert("esp_secure_cert"));
    }
    if (nvsKeys) {
      append(unit, new Event.BuiltKeys("nvs_keys"));
    }
    assertThat(protection().counts(Aspect.DEVICE_KEY)).isEqualTo(Map.of(place, 1L));
    assertThat(protection().counts(Aspect.NVS_ENCRYPTION))
        .isEqualTo(Map.of(nvsKeys ? "on" : "off", 1L));
  }

  @Test
  void copiesAreKeptOrGoneOrNeverWere() {
    built(1, new Event.Built("fctry", OPEN));
    keeping(2, Copy.Until.FOREVER);
    Unit labelled = keeping(3, Copy.Until.LABELLED);
    keeping(4, Copy.Until.LABELLED);
    for (Event event : List.of(new Event.Written(), new Event.Proven("p"), new Event.Labelled())) {
      labelled = append(labelled, event);
    }
    assertThat(protection().counts(Aspect.SEALED_COPIES))
        .isEqualTo(Map.of("kept", 2L, "removed", 1L, "never", 1L));
  }

  @Test
  void anExportWithSecretsIsTold() {
    Unit unit = built(1, new Event.Built("fctry", OPEN));
    built(2, new Event.Built("fctry", OPEN));
    ledger.records().revealing(List.of(unit), "summary", BY);
    assertThat(protection().counts(Aspect.EXPORTED)).isEqualTo(Map.of("yes", 1L, "no", 1L));
  }

  @Test
  void nothingIsCountedWhereNothingIs() {
    for (Aspect aspect : Aspect.values()) {
      assertThat(protection().counts(aspect)).isEmpty();
    }
  }

  private Protection protection() {
    return new Protection().of(ledger.records(), Filter.ALL);
  }

  private Unit keeping(int n, Copy.Until until) {
    try (Secret content = Secret.owning(new byte[100])) {
      return ledger
          .append(
              reserved(n),
              State.RESERVED,
              new Event.Built("fctry", OPEN),
              BY,
              new Copy(Copy.Kind.FACTORY_IMAGE, content, until))
          .orRefuse();
    }
  }

  private Unit built(int n, Event.Built event) {
    return append(reserved(n), event);
  }

  private Unit append(Unit unit, Event event) {
    return ledger.append(unit, unit.state(), event, BY).orRefuse();
  }

  private Unit reserved(int n) {
    Claim claim =
        new Claim(
            "S" + n,
            new Claim.Product(0xFFF1, 0x8000, "Maker", "Lamp", "cafe", true),
            new Claim.Dac(mark("key " + n), mark("PAI"), "a" + n),
            mark("passcode " + n),
            null,
            n,
            new Claim.Board(new Mac("24:0a:c4:00:00:%02x".formatted(n)), "ESP32"));
    if (ledger.reserve(claim, BY) instanceof ReserveResult.Reserved(Unit unit)) {
      return unit;
    }
    throw new AssertionError(n);
  }

  private static Fingerprint mark(String text) {
    return Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
