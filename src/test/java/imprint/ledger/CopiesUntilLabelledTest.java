package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.Haystack;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies that go when a unit is labelled or given up: the one thing that is ever removed. */
class CopiesUntilLabelledTest {
  private static final Event.SetAside SET_ASIDE =
      Event.SetAside.because(Finding.note("ledger.interrupted", "x", "y"));

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("ledger.db");
  }

  /** From where it happens, and what. */
  static Stream<List<Object>> ends() {
    return Stream.of(
        List.of(State.PROVEN, new Event.Labelled()),
        List.of(State.BOOTED, new Event.Labelled()),
        List.of(State.BUILT, SET_ASIDE),
        List.of(State.PROVEN, SET_ASIDE),
        List.of(State.WRITTEN, new Event.Retired("broken")));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void theyGoWithTheEventThatEndsTheLabellingAndAnEventSaysSo(List<Object> end) {
    try (Ledger ledger = open()) {
      Unit unit = built(ledger, 1, Copy.Until.LABELLED);
      Unit other = built(ledger, 2, Copy.Until.LABELLED);
      unit = Claims.until(ledger, unit, (State) end.getFirst());
      ledger.recall(unit, Copy.Kind.FACTORY_IMAGE).close();

      Event ending = (Event) end.get(1);
      Unit after = ledger.append(unit, unit.state(), ending, BY).orRefuse();
      assertThat(after.last().event()).isEqualTo(ending);
      List<Entry> history = ledger.history(after);
      Entry removed = history.get(history.size() - 2);
      assertThat(removed.event())
          .isEqualTo(
              new Event.CopiesRemoved(
                  List.of(Copy.Kind.FACTORY_IMAGE, Copy.Kind.ONBOARDING_PAYLOAD)));
      assertThat(removed.state()).isEqualTo(unit.state());
      assertThat(removed.by()).isEqualTo(BY);
      for (Copy.Kind kind : Copy.Kind.values()) {
        refused(() -> ledger.recall(after, kind), "ledger.copies-removed");
      }
      ledger.recall(other, Copy.Kind.ONBOARDING_PAYLOAD).close();
    }
  }

  @Test
  void aUnitThatSomebodyElseMovedKeepsItsCopies() {
    try (Ledger ledger = open()) {
      Unit unit = Claims.until(ledger, built(ledger, 1, Copy.Until.LABELLED), State.PROVEN);
      assertThat(ledger.append(unit, State.WRITTEN, SET_ASIDE, BY))
          .isInstanceOf(AppendResult.Moved.class);
      ledger.recall(unit, Copy.Kind.FACTORY_IMAGE).close();
      assertThat(ledger.history(unit)).noneMatch(e -> e.event() instanceof Event.CopiesRemoved);
    }
  }

  @Test
  void anInterruptedUnitLosesThemAtTheNextStart() {
    try (Ledger ledger = open()) {
      Unit unit = built(ledger, 1, Copy.Until.LABELLED);
      Unit gone = ledger.unfinished().abandon(unit, BY).orRefuse();
      refused(() -> ledger.recall(gone, Copy.Kind.FACTORY_IMAGE), "ledger.copies-removed");
    }
  }

  @Test
  void copiesThatStayAreNotTouchedByIt() {
    try (Ledger ledger = open()) {
      Unit unit = Claims.until(ledger, built(ledger, 1, Copy.Until.FOREVER), State.DONE);
      ledger.recall(unit, Copy.Kind.FACTORY_IMAGE).close();
      Unit retired = ledger.append(unit, State.DONE, new Event.Retired("r"), BY).orRefuse();
      ledger.recall(retired, Copy.Kind.FACTORY_IMAGE).close();
      assertThat(ledger.history(retired)).noneMatch(e -> e.event() instanceof Event.CopiesRemoved);
    }
  }

  @Test
  void aUnitThatWasBuiltWithoutCopiesSaysWhyThereAreNone() {
    try (Ledger ledger = open()) {
      Unit reserved = Claims.reserved(ledger, 1);
      refused(() -> ledger.recall(reserved, Copy.Kind.FACTORY_IMAGE), "ledger.no-sealed-copy");
      Unit done = Claims.until(ledger, reserved, State.DONE);
      refused(() -> ledger.recall(done, Copy.Kind.FACTORY_IMAGE), "ledger.copies-never-kept");
    }
  }

  /** Neither in a freed page nor in the log, even as they were sealed. */
  @ParameterizedTest
  @EnumSource(Copy.Until.class)
  void whatWasRemovedIsNotInTheFilesAnyMore(Copy.Until until) throws Exception {
    List<byte[]> slices = new ArrayList<>();
    try (Ledger ledger = open();
        Ledger other = open()) {
      Unit unit = built(ledger, 1, until);
      for (byte[] sealed : sealedCopies()) {
        for (int at = 0; at + 32 <= sealed.length; at += 400) {
          slices.add(Arrays.copyOfRange(sealed, at, at + 32));
        }
      }
      assertThat(slices).hasSizeGreaterThan(50).allMatch(haystack()::has);
      Unit done = Claims.until(ledger, unit, State.DONE);
      assertThat(slices.stream().anyMatch(haystack()::has)).isEqualTo(until == Copy.Until.FOREVER);
      assertThat(other.find(done.serialNumber())).isPresent();
    }
    assertThat(slices.stream().anyMatch(haystack()::has)).isEqualTo(until == Copy.Until.FOREVER);
  }

  private Haystack haystack() throws IOException {
    try (var files = Files.list(folder)) {
      return Haystack.of(files.toList());
    }
  }

  private List<byte[]> sealedCopies() throws SQLException {
    List<byte[]> all = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select content from sealed_copy")) {
      while (rows.next()) {
        all.add(rows.getBytes(1));
      }
    }
    return all;
  }

  /** Past our code, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // to be kept until the label, but nothing says that it is gone
        "delete from sealed_copy where unit_id = 1",
        // kept for good
        "delete from sealed_copy where unit_id = 2",
        // kept for good, and somebody wrote that it is gone
        "insert into event (id, unit_id, seq, at, type, state, station, person, run, detail) select 99, 2, 99, at, 'COPIES_REMOVED', state, station, person, run, '{}'"
            + " from event where unit_id = 2 and seq = 1; delete from sealed_copy where unit_id = 2",
        // gone, and put back
        "insert into sealed_copy select 3, kind, key_id, content, kept from sealed_copy"
            + " where unit_id = 1",
        "update sealed_copy set kept = 'LABELLED'"
      })
  void theTablesRemoveNothingElse(String attempt) throws Exception {
    try (Ledger ledger = open()) {
      built(ledger, 1, Copy.Until.LABELLED);
      built(ledger, 2, Copy.Until.FOREVER);
      Claims.until(ledger, built(ledger, 3, Copy.Until.LABELLED), State.LABELLED);
    }
    String[] statements = attempt.split("; ", -1);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < statements.length - 1; i++) {
        statement.execute(statements[i]);
      }
      assertThatThrownBy(() -> statement.execute(statements[statements.length - 1]))
          .isInstanceOf(SQLException.class)
          .hasMessageMatching("(?s).* is never (changed|removed|replaced).*");
    }
  }

  /** As its run builds it, with an image larger than a page of the file. */
  private static Unit built(Ledger ledger, int number, Copy.Until until) {
    Unit unit = Claims.reserved(ledger, number);
    try (Secret image = Secret.owning(new byte[20_000]);
        Secret payload = Secret.owning(new byte[22])) {
      return ledger
          .append(
              unit,
              State.RESERVED,
              new Event.Built("fctry"),
              BY,
              new Copy(Copy.Kind.FACTORY_IMAGE, image, until),
              new Copy(Copy.Kind.ONBOARDING_PAYLOAD, payload, until))
          .orRefuse();
    }
  }

  private Ledger open() {
    return Ledger.open(file.toString(), InstantSource.system());
  }

  private static void refused(Runnable call, String code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
