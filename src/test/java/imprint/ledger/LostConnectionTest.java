package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import imprint.finding.Refusal;
import imprint.ledger.CuttingCable.Cut;
import imprint.ledger.custody.Prompt;
import imprint.secret.Secret;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that goes away: what was recorded is known, and nothing is recorded twice. */
class LostConnectionTest {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int SLOTS = 8;

  @TempDir Path folder;
  private String database;
  private CuttingCable cable;
  private Ledger ledger;

  @BeforeEach
  void connect() throws Exception {
    database = TestServer.newDatabase();
    cable = new CuttingCable(TestServer.port());
    ledger = open();
    // all that is done once at the first use is behind it
    ledger.unlock();
    Claims.reserved(ledger, 100);
  }

  @AfterEach
  void close() {
    ledger.close();
    cable.close();
    TestServer.drop(TestServer.jdbc(database));
  }

  private Ledger open() {
    String url =
        TestServer.url(database).replace(":" + TestServer.port() + "/", ":" + cable.port() + "/");
    Access access =
        new Access(url, folder, Optional.empty(), Optional.empty(), PATIENCE, Prompt.NOBODY);
    return Ledger.open(access, new SecureRandom(), InstantSource.system());
  }

  @ParameterizedTest
  @CsvSource({
    "pg_advisory_xact_lock, BEFORE",
    "pg_advisory_xact_lock, ANSWER",
    "insert into unit, BEFORE",
    "insert into unit, ANSWER",
    "insert into event, ANSWER",
    "insert into sealed_copy, ANSWER",
    "insert into last_write, BEFORE",
    "insert into last_write, ANSWER",
    "COMMIT, BEFORE",
    "COMMIT, ANSWER",
    "COMMIT, AT_ONCE"
  })
  void whereverTheCableIsCutAUnitIsReservedOnce(String statement, Cut cut) {
    cable.cutAt(statement, cut);
    try (Secret image = Secret.owning(new byte[9])) {
      Unit unit =
          Claims.reserved(
              ledger.reserve(Claims.number(1), BY, new Copy(Copy.Kind.FACTORY_IMAGE, image)));
      assertThat(cable.wasCut()).isTrue();
      assertThat(ledger.history(unit)).hasSize(1);
      assertThat(ledger.latest(9)).hasSize(2);
      assertThat(ledger.find("SN0001")).contains(unit);
      ledger.recall(unit, Copy.Kind.FACTORY_IMAGE).close();
    }
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void anEventIsAddedOnce(Cut cut) {
    Unit unit = Claims.reserved(ledger, 1);
    for (Event event : Claims.WAY) {
      cable.cutAt("COMMIT", cut);
      unit = ledger.append(unit, unit.state(), event, BY).orRefuse();
      assertThat(cable.wasCut()).isTrue();
    }
    assertThat(ledger.history(unit).stream().map(Entry::seq)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(unit.state()).isEqualTo(State.DONE);
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void noNumberIsDrawnTwiceAndNoneIsLeftOut(Cut cut) {
    List<Long> drawn =
        IntStream.range(0, 5)
            .mapToObj(
                i -> {
                  cable.cutAt("COMMIT", cut);
                  return ledger.next(0xFFF1, 0x8000, "serial");
                })
            .toList();
    assertThat(drawn).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aReadIsAskedAgain() {
    cable.cutAt("select * from unit_now", Cut.ANSWER);
    assertThat(ledger.find("SN0100")).isPresent();
    assertThat(cable.wasCut()).isTrue();
  }

  @Test
  void aServerThatStaysAwayIsSaidAndNothingWasRecorded() {
    cable.pullAt("insert into unit", Cut.BEFORE);
    refused(() -> ledger.reserve(Claims.number(1), BY), "ledger.server-away");
    cable.plugIn();
    assertThat(ledger.find("SN0001")).isEmpty();
    Claims.reserved(ledger, 1);
  }

  @Test
  void allWhoWaitForAServerLearnTogetherThatItIsAway() throws Exception {
    cable.pullAt("pg_advisory_xact_lock", Cut.BEFORE);
    CountDownLatch ready = new CountDownLatch(SLOTS);
    List<Future<?>> slots = new ArrayList<>();
    AtomicInteger told = new AtomicInteger();
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(SLOTS)) {
      for (int slot = 1; slot <= SLOTS; slot++) {
        int number = slot;
        slots.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  refused(() -> ledger.reserve(Claims.number(number), BY), "ledger.server-away");
                  return told.incrementAndGet();
                }));
      }
      for (Future<?> slot : slots) {
        slot.get();
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(told).hasValue(SLOTS);
    // one after another they would be patient for three times so long each
    assertThat(took).isLessThan(PATIENCE.multipliedBy(3 * SLOTS / 2));
    cable.plugIn();
    Claims.reserved(ledger, 1);
  }

  /** Whatever it was, the unit can be looked up, and the same step is not done twice. */
  @ParameterizedTest
  @EnumSource(Cut.class)
  void whatNobodyCanBeAskedAboutIsSaidToBeUnknown(Cut cut) {
    Unit unit = Claims.reserved(ledger, 1);
    Event built = new Event.Built("fctry");
    cable.pullAt("COMMIT", cut);
    refused(() -> ledger.append(unit, State.RESERVED, built, BY), "ledger.server-unsure");
    cable.plugIn();
    Unit now = ledger.find("SN0001").orElseThrow();
    if (cut == Cut.BEFORE) {
      assertThat(now.state()).isEqualTo(State.RESERVED);
    }
    if (cut == Cut.ANSWER) {
      assertThat(now.state()).isEqualTo(State.BUILT);
    }
    ledger.append(unit, State.RESERVED, built, BY);
    assertThat(ledger.history(unit).stream().map(Entry::state))
        .containsExactly(State.RESERVED, State.BUILT);
  }

  @Test
  void everySessionThatIsEndedBetweenWritesIsReplaced() {
    Unit unit = Claims.reserved(ledger, 1);
    for (Event event : Claims.WAY) {
      endAllSessions();
      unit = ledger.append(unit, unit.state(), event, BY).orRefuse();
    }
    assertThat(ledger.history(unit)).hasSize(7);
  }

  /** What a write did in a session that was ended is taken back, and it is done once more. */
  @Test
  void aSessionThatIsEndedWithinAWriteIsReplaced() {
    ServerPlace place = ServerPlace.read(TestServer.url(database)).orElseThrow();
    try (ServerDatabase writer = new ServerDatabase(place, pool(place))) {
      int[] tries = {0};
      long next =
          writer.write(
              h -> {
                long drawn = Numbers.take(h, 1, 2, "x", 1);
                if (++tries[0] < 3) {
                  int pid = Schema.number(h, "select pg_backend_pid()");
                  TestServer.sql("select pg_terminate_backend(" + pid + ", 5000)");
                }
                return drawn;
              });
      assertThat(tries[0]).isEqualTo(3);
      assertThat(next).isEqualTo(1);
      assertThat(ledger.next(1, 2, "x")).isEqualTo(2);
    }
  }

  /** It does not stop the line: its turn is taken from it. */
  @Test
  void aStationThatHangsInTheMiddleOfAWriteLosesItsTurn() {
    ServerPlace place = ServerPlace.read(TestServer.url(database)).orElseThrow();
    try (ServerDatabase hung = new ServerDatabase(place, pool(place))) {
      hung.write(
          h -> {
            if (ledger.find("SN0001").isEmpty()) {
              // what the server does by itself after ten seconds
              h.execute("set local idle_in_transaction_session_timeout = '50ms'");
              h.execute("delete from board");
              Claims.reserved(ledger, 1);
            }
            return 0;
          });
    }
    assertThat(ledger.carriedBy(Claims.board(1).mac())).isPresent();
    assertThat(ledger.carriedBy(Claims.board(100).mac())).isPresent();
  }

  private static HikariDataSource pool(ServerPlace place) {
    return ServerPool.open(place, Optional.empty(), ServerPool.TO_CONNECT);
  }

  private void endAllSessions() {
    TestServer.sql(
        "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '"
            + database
            + "'");
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
