package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.ledger.custody.KeyFile;
import imprint.ledger.custody.Prompt;
import imprint.secret.Secret;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that the program before this one made (version 3), with its TEST key. */
class UpgradeTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void copy() throws Exception {
    file = folder.resolve("ledger.db");
    Files.write(file, resource("ledger-v3.db"));
    Path key = Files.write(folder.resolve("ledger.db.key"), resource("ledger-v3.db.key"));
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = UpgradeTest.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError(name);
      }
      return in.readAllBytes();
    }
  }

  @Test
  void allThatItKnewIsKnownAfterwards() {
    try (Ledger ledger = open()) {
      assertThat(ledger.latest(9).reversed().stream().map(u -> u.serialNumber() + " " + u.state()))
          .containsExactly(
              "SN0001 DONE",
              "SN0002 WRITTEN",
              "SN0003 SET_ASIDE",
              "SN0004 RETIRED",
              "SN0005 RESERVED");
      assertThat(ledger.open().stream().map(Unit::serialNumber))
          .containsExactly("SN0002", "SN0005");
      assertThat(ledger.interrupted("bench 1")).hasSize(2);
      Unit first = ledger.find("SN0001").orElseThrow();
      assertThat(ledger.history(first)).hasSize(8);
      assertThat(ledger.passcodeFingerprint(0xFFF1, 0x8000, 20202021))
          .isEqualTo(first.claim().passcode());
      try (Secret code = ledger.recall(first, Copy.Kind.ONBOARDING_PAYLOAD)) {
        assertThat(code.<String>use(b -> new String(b, StandardCharsets.UTF_8)))
            .isEqualTo("MT:Y.K90SO527JA0648G00");
      }
      assertThat(ledger.next(0xFFF1, 0x8000, "serial")).isEqualTo(5);
    }
  }

  /** Its key file was the one key in plain, and its copies name no term. */
  @Test
  void itsCopiesStayForGoodAndOpenAfterTheKeyWasRenewed() {
    new KeyFile(folder.resolve("ledger.db.key"), new SecureRandom()).renew(Prompt.NOBODY);
    try (Ledger ledger = open()) {
      Unit first = ledger.find("SN0001").orElseThrow();
      Unit retired = ledger.append(first, State.DONE, new Event.Retired("r"), Claims.BY).orRefuse();
      ledger.recall(retired, Copy.Kind.ONBOARDING_PAYLOAD).close();
      Unit young = Claims.reserved(ledger, 77);
      try (Secret content = Secret.owning(new byte[] {1, 2, 3})) {
        Claims.keep(ledger, young, new Copy(Copy.Kind.ONBOARDING_PAYLOAD, content));
      }
      ledger.recall(young, Copy.Kind.ONBOARDING_PAYLOAD).close();
      assertThat(ledger.passcodeFingerprint(0xFFF1, 0x8000, 20202021))
          .isEqualTo(first.claim().passcode());
    }
  }

  /** That of its unit was printed again once: another one needs a reason. */
  @Test
  void itsLabelsMayBeOnPaper() {
    try (Ledger ledger = open()) {
      Unit first = ledger.find("SN0001").orElseThrow();
      LabelTrace trace = ledger.labels().trace(first);
      assertThat(trace.stage()).isEqualTo(LabelTrace.Stage.RENDERED);
      assertThat(ledger.history(first).getLast().event()).isInstanceOf(Event.Reprinted.class);
      assertThat(trace.mayExist("standard")).isTrue();
      assertThat(ledger.labels().unsent(Filter.ALL, "standard", 9)).isEmpty();
      Unit sent =
          ledger
              .labels()
              .send(List.of(first), new Event.LabelSent("p", "standard", 1, "torn"), Claims.BY)
              .getFirst();
      assertThat(sent.work().event()).isInstanceOf(Event.Reprinted.class);
      assertThat(ledger.labels().latestSent("bench 1")).contains(sent);
      assertThat(ledger.verify().faults()).isEmpty();
    }
  }

  @Test
  void itsEventsAreTakenOverByTheFirstChain() throws Exception {
    try (Ledger ledger = open()) {
      Verified before = ledger.verify();
      assertThat(before.faults()).isEmpty();
      assertThat(before.notes().stream().map(n -> n.finding().toString()))
          .contains(
              "25 events were recorded by an earlier version, and nothing covers them until the"
                  + " next event is recorded. Record an event with this version, then they are"
                  + " covered from then on.");
      Unit unit = ledger.find("SN0005").orElseThrow();
      ledger.append(unit, State.RESERVED, new Event.Retired("x"), Claims.BY).orRefuse();
      Verified after = ledger.verify();
      assertThat(after.faults()).isEmpty();
      assertThat(after.notes().stream().map(n -> n.finding().code()))
          .containsExactly("ledger.verify-adopted");
    }
    sql(file, "drop trigger event_stays_as_written");
    sql(file, "update event set person = 'Eve' where id = 7");
    try (Ledger ledger = open()) {
      assertThat(ledger.verify().faults().stream().map(f -> f.finding().code()))
          .containsExactly("ledger.verify-adopted-altered", "ledger.verify-tables");
    }
  }

  @Test
  void aCopyOfWhatItWasIsKeptForItsOwnerAlone() throws Exception {
    open().close();
    Path copy = folder.resolve("ledger.db.before-v" + Schema.VERSION);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    assertThat(lookInto(copy, "select max(version) from flyway_schema_history")).isEqualTo("3");
    assertThat(lookInto(copy, "select count(*) from event")).isEqualTo("25");
    assertThat(lookInto(copy, "pragma application_id")).isEqualTo("" + 0x496D7072);
    assertThat(lookInto(copy, "pragma integrity_check")).isEqualTo("ok");
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("ledger.db", "ledger.db.key", copy.getFileName().toString());
    }
    // the copy is a ledger itself, which could take its place
    Files.copy(copy, folder.resolve("again.db"));
    try (Ledger again =
        Ledger.open(folder.resolve("again.db").toString(), InstantSource.system())) {
      assertThat(again.latest(9)).hasSize(5);
    }
  }

  @Test
  void aLedgerThatIsUpToDateIsNotCopied() throws Exception {
    open().close();
    Files.delete(folder.resolve("ledger.db.before-v" + Schema.VERSION));
    open().close();
    assertThat(folder.resolve("ledger.db.before-v" + Schema.VERSION)).doesNotExist();
  }

  @Test
  void ofAllWhoOpenItAtOnceOneChangesItAndOneCopyIsKept() throws Exception {
    Callable<Long> opener =
        () -> {
          try (Ledger ledger = open()) {
            return ledger.next(0xFFF1, 0x8000, "serial");
          }
        };
    try (var threads = Executors.newFixedThreadPool(6)) {
      List<Long> drawn =
          threads.invokeAll(Stream.generate(() -> opener).limit(6).toList()).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
      assertThat(drawn).containsExactlyInAnyOrder(5L, 6L, 7L, 8L, 9L, 10L);
    }
    try (var files = Files.list(folder)) {
      assertThat(files.filter(f -> f.toString().contains("before"))).hasSize(1);
    }
  }

  /** An attempt that failed after the copy, and then the old program went on with it. */
  @Test
  void aCopyIsNeverReplaced() throws Exception {
    Path copy =
        Files.write(
            folder.resolve("ledger.db.before-v" + Schema.VERSION), resource("ledger-v3.db"));
    sql(
        file,
        "insert into event select 99, 5, 2, at, 'BUILT', 'BUILT', station, person, run,"
            + " '{\"partition\":\"p\"}' from event where id = 1");
    open().close();
    assertThat(Files.readAllBytes(copy)).isEqualTo(resource("ledger-v3.db"));
    assertThat(
            lookInto(
                folder.resolve("ledger.db.before-v" + Schema.VERSION + "-2"),
                "select max(id) from event"))
        .isEqualTo("99");
  }

  @Test
  void withoutRoomForACopyItIsLeftAsItIs() throws Exception {
    // nothing can be made in the place of a copy
    Path there = Files.createDirectory(folder.resolve("ledger.db.before-v" + Schema.VERSION));
    assertThatThrownBy(this::open).isInstanceOf(Refusal.class);
    assertThat(lookInto(file, "select max(version) from flyway_schema_history")).isEqualTo("3");
    Files.delete(there);
    open().close();
  }

  private Ledger open() {
    return Ledger.open(file.toString(), InstantSource.system());
  }

  private static String lookInto(Path database, String query) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      return rows.getString(1);
    }
  }

  private static void sql(Path database, String text) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement()) {
      statement.execute(text);
    }
  }
}
