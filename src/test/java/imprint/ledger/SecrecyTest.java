package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.ledger.custody.Prompt;
import imprint.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecrecyTest {
  private static final int PASSCODE = 73_519_824;
  private static final String QR = "MT:Y.K90SO527JA0648G00";

  @TempDir Path folder;
  private Path file;
  private Path keyFile;

  @BeforeEach
  void name() {
    file = folder.resolve("ledger.db");
    keyFile = folder.resolve("ledger.db.key");
  }

  @Test
  void noFileOfTheLedgerHoldsWhatItSeals() throws Exception {
    byte[] dacKey = new byte[32];
    new SecureRandom().nextBytes(dacKey);
    try (Ledger ledger = open();
        Secret image = Secret.copyOf(dacKey);
        Secret payload = Secret.owning(QR.getBytes(StandardCharsets.UTF_8))) {
      Fingerprint passcode = ledger.passcodeFingerprint(0xFFF1, 0x8000, PASSCODE);
      Claim claim = Claims.withPasscode(Claims.number(1), passcode);
      Copy code = new Copy(Copy.Kind.ONBOARDING_PAYLOAD, payload);
      Unit unit = Claims.reserved(ledger.reserve(claim, BY, code));
      ledger.keep(unit, new Copy(Copy.Kind.FACTORY_IMAGE, image));
      // read while the write-ahead log is there
      assertThat(folder.resolve("ledger.db-wal")).isNotEmptyFile();
      searched("ledger.db", dacKey);
      searched("ledger.db-wal", dacKey);
      searched("ledger.db-shm", dacKey);
    }
    searched("ledger.db", dacKey);
  }

  private void searched(String name, byte[] dacKey) throws Exception {
    String all = latin(Files.readAllBytes(folder.resolve(name)));
    ByteBuffer number = ByteBuffer.allocate(4);
    List<String> secrets =
        List.of(
            latin(dacKey),
            HexFormat.of().formatHex(dacKey),
            QR,
            QR.substring(3, 14),
            Integer.toString(PASSCODE),
            latin(number.putInt(0, PASSCODE).array().clone()),
            latin(number.order(ByteOrder.LITTLE_ENDIAN).putInt(0, PASSCODE).array()),
            latin(Files.readAllBytes(keyFile)));
    assertThat(secrets).noneMatch(all::contains);
  }

  @Test
  void thatSearchFindsWhatIsThere() throws Exception {
    try (Ledger ledger = open()) {
      Claims.reserved(ledger, 1);
    }
    assertThat(latin(Files.readAllBytes(file))).contains("SN0001");
  }

  @Test
  void equalPasscodesOfAProductAreSeenAndOthersAreNot() {
    try (Ledger ledger = open();
        Ledger same = open()) {
      Fingerprint one = ledger.passcodeFingerprint(0xFFF1, 0x8000, PASSCODE);
      assertThat(same.passcodeFingerprint(0xFFF1, 0x8000, PASSCODE)).isEqualTo(one);
      assertThat(ledger.passcodeFingerprint(0xFFF1, 0x8001, PASSCODE)).isNotEqualTo(one);
      assertThat(ledger.passcodeFingerprint(0xFFF2, 0x8000, PASSCODE)).isNotEqualTo(one);
      assertThat(ledger.passcodeFingerprint(0xFFF1, 0x8000, PASSCODE + 1)).isNotEqualTo(one);
      byte[] id = {1, 2, 3};
      assertThat(ledger.rotatingIdFingerprint(id)).isNotEqualTo(Fingerprint.sha256(id));
    }
  }

  @Test
  void aLedgerNeverGetsASecondKey() throws Exception {
    try (Ledger ledger = open()) {
      ledger.unlock();
    }
    Files.delete(keyFile);
    try (Ledger ledger = open()) {
      refused(ledger::unlock, "ledger.key-absent");
      refused(() -> ledger.passcodeFingerprint(1, 1, 1), "ledger.key-absent");
      assertThat(keyFile).doesNotExist();
    }
    Ledger.open(
            folder.resolve("other.db").toString(),
            keyFile,
            new SecureRandom(),
            Prompt.NOBODY,
            CLOCK)
        .close();
    Keys.openOrCreate(keyFile).close();
    try (Ledger ledger = open()) {
      refused(ledger::unlock, "ledger.key-of-another");
    }
  }

  @Test
  void twoLedgersCanShareAKey() {
    Path other = folder.resolve("other.db");
    try (Ledger ledger = open();
        Ledger second =
            Ledger.open(other.toString(), keyFile, new SecureRandom(), Prompt.NOBODY, CLOCK)) {
      ledger.unlock();
      second.unlock();
      assertThat(second.passcodeFingerprint(1, 1, 1))
          .isEqualTo(ledger.passcodeFingerprint(1, 1, 1));
    }
  }

  @Test
  void aCopyOfAnotherUnitOrOfAnotherKindIsNotOpened() throws Exception {
    try (Ledger ledger = open();
        Secret image = Secret.owning(new byte[100])) {
      Unit first = Claims.reserved(ledger, 1);
      Unit second = Claims.reserved(ledger, 2);
      refused(() -> ledger.recall(first, Copy.Kind.FACTORY_IMAGE), "ledger.no-sealed-copy");
      ledger.keep(first, new Copy(Copy.Kind.FACTORY_IMAGE, image));
      insertCopy("2, kind");
      insertCopy("1, 'ONBOARDING_PAYLOAD'");
      refused(() -> ledger.recall(second, Copy.Kind.FACTORY_IMAGE), "ledger.sealed-copy-damaged");
      refused(
          () -> ledger.recall(first, Copy.Kind.ONBOARDING_PAYLOAD), "ledger.sealed-copy-damaged");
      ledger.recall(first, Copy.Kind.FACTORY_IMAGE).close();
    }
  }

  private void insertCopy(String as) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into sealed_copy select "
              + as
              + ", key_id, content, kept from sealed_copy limit 1");
    }
  }

  private static final InstantSource CLOCK = InstantSource.system();

  private Ledger open() {
    return Ledger.open(file.toString(), CLOCK);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
