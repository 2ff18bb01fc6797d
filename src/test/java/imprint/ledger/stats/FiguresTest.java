package imprint.ledger.stats;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.Access;
import imprint.ledger.By;
import imprint.ledger.Claim;
import imprint.ledger.Event;
import imprint.ledger.Filter;
import imprint.ledger.Fingerprint;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.ReserveResult;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
  private static final By BY = By.station("bench 1");

  private static final List<Event> WAY =
      List.of(
          new Event.Built("fctry"),
          new Event.Written(),
          new Event.Proven("p"),
          new Event.Booted("restarted"),
          new Event.Labelled(),
          new Event.Done());

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-03-01T22:59:00Z");
  private Ledger ledger;

  /** Unit 1 takes 6 s, unit 2 takes 60 s; 3 and 4 fail with one code, 5 with another; 6 is open. */
  @BeforeEach
  void sixUnits() {
    ledger =
        Ledger.open(Access.file(folder.resolve("l.db").toString()), new SecureRandom(), () -> now);
    done(1, Duration.ofSeconds(1));
    now = Instant.parse("2026-03-01T23:30:00Z");
    done(2, Duration.ofSeconds(10));
    fail(3, "line.dropped");
    fail(4, "line.dropped");
    fail(5, "link.silent");
    reserved(6);
  }

  @AfterEach
  void closeIt() {
    ledger.close();
  }

  @Test
  void periodsAreThoseOfTheZone() {
    assertThat(figures(Figures.By.DAY, "UTC").periods())
        .containsOnlyKeys("2026-03-01")
        .containsEntry("2026-03-01", new Figures.Period(6, 2, 3));
    assertThat(figures(Figures.By.DAY, "Europe/Berlin").periods())
        .containsEntry("2026-03-01", new Figures.Period(1, 1, 0))
        .containsEntry("2026-03-02", new Figures.Period(5, 1, 3));
    assertThat(figures(Figures.By.HOUR, "UTC").periods())
        .containsOnlyKeys("2026-03-01 22:00", "2026-03-01 23:00");
  }

  @Test
  void theYieldIsOfThoseThatEnded() {
    Figures figures = figures(Figures.By.DAY, "UTC");
    assertThat(figures.total().percent()).isEqualTo(40.0);
    assertThat(figures.open()).isEqualTo(1);
    assertThat(new Figures.Period(3, 0, 0).percent()).isZero();
  }

  @Test
  void causesAreInTheOrderOfTheirWeight() {
    assertThat(figures(Figures.By.DAY, "UTC").causes())
        .extracting(Figures.Cause::code, Figures.Cause::count)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("line.dropped", 2L),
            org.assertj.core.groups.Tuple.tuple("link.silent", 1L));
    assertThat(figures(Figures.By.DAY, "UTC").causes().getLast().upToHere()).isEqualTo(100.0);
  }

  @Test
  void stepsAreMeasuredFromTheOneBefore() {
    var steps = figures(Figures.By.DAY, "UTC").steps();
    assertThat(steps.keySet())
        .extracting(Figures.Step::step)
        .containsExactly("built", "written", "proven", "booted", "labelled", "done", "whole");
    Spread built = spread("built");
    assertThat(built.count()).isEqualTo(2);
    assertThat(built.median()).isCloseTo(1000, org.assertj.core.data.Percentage.withPercentage(1));
    Spread whole = spread("whole");
    assertThat(whole.p95()).isCloseTo(60_000, org.assertj.core.data.Percentage.withPercentage(1));
  }

  @Test
  void aUnitThatIsRetiredAfterItWasDoneIsNoFailureAndOneBeforeIs() {
    retire(1);
    retire(6);
    Figures figures = figures(Figures.By.DAY, "UTC");
    assertThat(figures.total()).isEqualTo(new Figures.Period(6, 2, 4));
    assertThat(figures.causes()).extracting(Figures.Cause::code).contains(Figures.RETIRED);
    assertThat(figures.open()).isZero();
  }

  @Test
  void aClockThatWasSetBackMeasuresNothing() {
    done(7, Duration.ofSeconds(-5));
    Spread built = spread("built");
    assertThat(built.count()).isEqualTo(2);
  }

  private Spread spread(String step) {
    Figures.Step key = new Figures.Step("Lamp", "bench 1", step);
    return Objects.requireNonNull(figures(Figures.By.DAY, "UTC").steps().get(key));
  }

  private Figures figures(Figures.By by, String zone) {
    return new Figures(by, ZoneId.of(zone)).of(ledger.records(), Filter.ALL);
  }

  private void done(int n, Duration step) {
    Unit unit = reserved(n);
    for (Event event : WAY) {
      now = now.plus(step);
      unit = ledger.append(unit, unit.state(), event, BY).orRefuse();
    }
  }

  private void fail(int n, String code) {
    Unit unit = reserved(n);
    ledger.append(unit, State.RESERVED, new Event.SetAside(code, "It failed."), BY).orRefuse();
  }

  private void retire(int n) {
    Unit unit = ledger.find("S" + n).orElseThrow();
    ledger.append(unit, unit.state(), new Event.Retired("r"), BY).orRefuse();
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
