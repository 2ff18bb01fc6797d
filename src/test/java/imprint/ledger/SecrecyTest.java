package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecrecyTest extends OnBothEngines {
  private static final int PASSCODE = 73_519_824;
  private static final String QR = "MT:Y.K90SO527JA0648G00";

  private Path keyFile;

  @BeforeEach
  void name() {
    keyFile = bed.keyFile();
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
      Claims.keep(ledger, unit, new Copy(Copy.Kind.FACTORY_IMAGE, image));
      // with a file, while the write-ahead log is there
      if (engine == Engine.SQLITE) {
        assertThat(folder.resolve("ledger.db-wal")).isNotEmptyFile();
      }
      searched(dacKey);
    }
    searched(dacKey);
  }

  private void searched(byte[] dacKey) throws Exception {
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
    for (Path file : files()) {
      String all = latin(Files.readAllBytes(file));
      assertThat(secrets).as(file.toString()).noneMatch(all::contains);
    }
  }

  @Test
  void thatSearchFindsWhatIsThere() throws Exception {
    try (Ledger ledger = open()) {
      Claims.reserved(ledger, 1);
    }
    boolean found = false;
    for (Path file : files()) {
      found |= latin(Files.readAllBytes(file)).contains("SN0001");
    }
    assertThat(found).isTrue();
  }

  /** Every file that the engine keeps the ledger in. */
  private List<Path> files() throws Exception {
    List<Path> files = new ArrayList<>();
    if (engine == Engine.SQLITE) {
      for (String name : List.of("ledger.db", "ledger.db-wal", "ledger.db-shm")) {
        files.add(folder.resolve(name));
      }
      return files.stream().filter(Files::exists).toList();
    }
    try (var connection = bed.connect();
        var statement = connection.createStatement()) {
      statement.execute("checkpoint");
      var rows =
          statement.executeQuery(
              """
              select current_setting('data_directory') || '/' || pg_relation_filepath(oid)
              from pg_class where relfilenode <> 0 and (relnamespace = 'public'::regnamespace
                or oid in (select reltoastrelid from pg_class
                           where relnamespace = 'public'::regnamespace))
              """);
      while (rows.next()) {
        files.add(Path.of(rows.getString(1)));
      }
    }
    return files;
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
            Ledger.open(
                Access.file(other.toString()).withKey(keyFile),
                new SecureRandom(),
                InstantSource.system())) {
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
      Claims.keep(ledger, first, new Copy(Copy.Kind.FACTORY_IMAGE, image));
      insertCopy("2, kind");
      insertCopy("1, 'ONBOARDING_PAYLOAD'");
      refused(() -> ledger.recall(second, Copy.Kind.FACTORY_IMAGE), "ledger.sealed-copy-damaged");
      refused(
          () -> ledger.recall(first, Copy.Kind.ONBOARDING_PAYLOAD), "ledger.sealed-copy-damaged");
      ledger.recall(first, Copy.Kind.FACTORY_IMAGE).close();
    }
  }

  private void insertCopy(String as) throws Exception {
    bed.sql(
        "insert into sealed_copy select "
            + as
            + ", key_id, content, kept from sealed_copy limit 1");
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
