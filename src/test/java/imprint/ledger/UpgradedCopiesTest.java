package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.custody.KeyFile;
import imprint.ledger.custody.Keyring;
import imprint.ledger.custody.Prompt;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.InstantSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger as a station of before left it: version 3, with a plain key file and a sealed copy. */
class UpgradedCopiesTest {
  private static final byte[] CONTENT = "MT:Y.K90SO527JA0648G00".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void itsCopiesOpenAndStayForGood() throws Exception {
    Path file = folder.resolve("ledger.db");
    Path keyFile = folder.resolve("ledger.db.key");
    aLedgerOfBefore(file, keyFile);
    try (Ledger ledger = Ledger.open(file.toString(), InstantSource.system())) {
      Unit unit = ledger.find("SN0001").orElseThrow();
      opens(ledger, unit);
      Unit retired =
          ledger.append(unit, State.RESERVED, new Event.Retired("r"), Claims.BY).orRefuse();
      opens(ledger, retired);
    }
    new KeyFile(keyFile, new SecureRandom()).renew(Prompt.NOBODY);
    try (Ledger ledger = Ledger.open(file.toString(), InstantSource.system())) {
      Unit unit = ledger.find("SN0001").orElseThrow();
      opens(ledger, unit);
      Unit young = Claims.reserved(ledger, 2);
      try (Secret content = Secret.copyOf(CONTENT)) {
        Claims.keep(ledger, young, new Copy(Copy.Kind.ONBOARDING_PAYLOAD, content));
      }
      opens(ledger, young);
      opens(ledger, unit);
    }
  }

  private static void opens(Ledger ledger, Unit unit) {
    try (Secret copy = ledger.recall(unit, Copy.Kind.ONBOARDING_PAYLOAD)) {
      assertThat(copy.<byte[]>use(byte[]::clone)).isEqualTo(CONTENT);
    }
  }

  /** With the statements of that version. */
  private static void aLedgerOfBefore(Path file, Path keyFile) throws Exception {
    byte[] root = new byte[32];
    new SecureRandom().nextBytes(root);
    Files.write(keyFile, root);
    Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
    Flyway.configure()
        .dataSource(FileDatabase.sourceOfNew(file))
        .locations(
            "classpath:imprint/ledger/migration/common",
            "classpath:imprint/ledger/migration/sqlite")
        .target("3")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        Keyring keys = new KeyFile(keyFile, new SecureRandom()).open(Prompt.NOBODY);
        StationKey key = new StationKey(keys);
        Secret content = Secret.copyOf(CONTENT)) {
      statement.execute("pragma application_id = " + 0x496D_7072);
      statement.execute("insert into station_key values (1, '" + key.id() + "')");
      String mark = "00".repeat(32);
      statement.execute(
          "insert into unit values (1, 'SN0001', 1, 1, 'v', 'p', 'h', 1, '%s', '%s', 'ab', '%s', null, 1, '24:0a:c4:00:00:01', 'ESP32')"
              .formatted(mark, mark, mark));
      statement.execute(
          "insert into event values (1, 1, 1, '2026-11-20T10:00:00.000Z', 'RESERVED', 'RESERVED',"
              + " 's', '', '1@1', '{}')");
      statement.execute("insert into board values ('24:0a:c4:00:00:01', 1)");
      byte[] belongsTo = "1\nONBOARDING_PAYLOAD\nSN0001".getBytes(StandardCharsets.UTF_8);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into sealed_copy values (1, 'ONBOARDING_PAYLOAD', ?, ?)")) {
        insert.setString(1, key.id());
        insert.setBytes(2, key.sealer(new SecureRandom()).seal(content, belongsTo));
        insert.execute();
      }
    }
  }
}
