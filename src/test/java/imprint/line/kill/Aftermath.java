package imprint.line.kill;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.SimulatedBoard;
import imprint.ledger.Claim;
import imprint.ledger.Copy;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.line.OpenUnit;
import imprint.line.OpenUnit.Act;
import imprint.line.Outcome;
import imprint.line.RunWatcher;
import imprint.line.Station;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** What has to hold after a station died, wherever that was. */
final class Aftermath {
  private static final String MAY_LIE_THERE =
      "\\.?board-\\d+\\.flash[^/]*|ledger[^/]*|installation|tmp/sqlite-[^/]*|tmp|traces|traces/[^/]*\\.trace\\.txt|labels"
          + "|labels/[^/]+|labels/([^/]+)/\\1-label\\.(png|pdf)";

  private final KillBench bench;
  private final Map<Long, Optional<Unit>> left = new TreeMap<>();

  /**
   * Looks at what it left, before anybody starts.
   *
   * @param boards that it may have worked on
   */
  Aftermath(KillBench bench, List<Long> boards) {
    this.bench = bench;
    try (Ledger ledger = bench.look()) {
      for (long number : boards) {
        try (SimulatedBoard board = bench.board(number)) {
          left.put(number, ledger.find(board.mac().toString()));
        }
      }
      assertThat(ledger.verify().faults()).isEmpty();
      List<Unit> open = open();
      assertThat(ledger.open()).containsExactlyInAnyOrderElementsOf(open);
      assertThat(ledger.interrupted("killed")).containsExactlyInAnyOrderElementsOf(open);
    }
  }

  private List<Unit> open() {
    return left.values().stream()
        .flatMap(Optional::stream)
        .filter(unit -> unit.state().unfinished())
        .toList();
  }

  Optional<Unit> left(long board) {
    return left.get(board);
  }

  /** The one right act where copies are kept. */
  private static Act act(Unit unit) {
    return switch (unit.state()) {
      case RESERVED -> Act.SET_ASIDE;
      case BUILT, WRITTEN -> Act.REPEAT;
      case PROVEN, BOOTED, LABELLED -> Act.FINISH;
      case DONE, SET_ASIDE, RETIRED -> throw new IllegalArgumentException(unit.toString());
    };
  }

  /**
   * The next start knows what is open, and every board gets or keeps one identity that it holds.
   */
  void isMendedByTheNextStart() throws IOException {
    try (Station station = bench.start()) {
      assertThat(station.interrupted())
          .containsExactlyInAnyOrderElementsOf(
              open().stream().map(unit -> new OpenUnit(unit, act(unit))).toList());
      onlyWhatMayLieThere();
      for (Map.Entry<Long, Optional<Unit>> each : left.entrySet()) {
        goOn(station, each.getKey(), each.getValue());
      }
      assertThat(station.ledger().open()).isEmpty();
      assertThat(station.ledger().verify().faults()).isEmpty();
      nothingTwice(station.ledger());
      labelsOfLivingUnitsAlone(station.ledger());
      onlyWhatMayLieThere();
    }
  }

  private void goOn(Station station, long number, Optional<Unit> before) throws IOException {
    try (SimulatedBoard board = bench.board(number)) {
      bench.plugged().set(board);
      Outcome outcome = station.slot(KillBench.PORT).provisionNext(RunWatcher.NONE);
      Unit now = station.ledger().find(board.mac().toString()).orElseThrow();
      if (before.isPresent() && before.get().state() == State.DONE) {
        assertThat(outcome)
            .isInstanceOfSatisfying(
                Outcome.SetAside.class,
                refused ->
                    assertThat(refused.finding().code()).isEqualTo("line.board-has-identity"));
      } else {
        assertThat(outcome).as("board %d, %s", number, before).isInstanceOf(Outcome.Done.class);
      }
      boolean same = before.isPresent() && before.get().state() != State.RESERVED;
      assertThat(before.map(Unit::serialNumber).equals(Optional.of(now.serialNumber())))
          .isEqualTo(same);
      if (before.isPresent() && !same) {
        Unit dead = station.ledger().find(before.get().serialNumber()).orElseThrow();
        assertThat(dead.state()).isEqualTo(State.SET_ASIDE);
      }
      holds(station.ledger(), now, board);
    }
  }

  /** Done, proven before it was labelled, and on the board is what the ledger says. */
  private void holds(Ledger ledger, Unit unit, SimulatedBoard board) throws IOException {
    assertThat(unit.state()).isEqualTo(State.DONE);
    List<String> events =
        ledger.history(unit).stream()
            .map(Entry::event)
            .filter(event -> !(event instanceof Event.Resumed))
            .map(event -> event.getClass().getSimpleName())
            .toList();
    assertThat(events)
        .containsExactly("Reserved", "Built", "Written", "Proven", "Booted", "Labelled", "Done");
    assertThat(unit.proof()).startsWith("read-back-equal");
    try (Secret image = ledger.recall(unit, Copy.Kind.FACTORY_IMAGE)) {
      assertThat(board.flash(KillBench.FCTRY, KillBench.SIZE))
          .isEqualTo(image.<byte[]>use(byte[]::clone));
    }
    Path label = bench.folder().resolve("labels").resolve(unit.serialNumber());
    Path png = label.resolve(unit.serialNumber() + "-label.png");
    assertThat(ImageIO.read(png.toFile())).isNotNull();
    assertThat(Files.readString(label.resolve(unit.serialNumber() + "-label.pdf"), ISO))
        .startsWith("%PDF")
        .contains("%%EOF");
  }

  private static final java.nio.charset.Charset ISO = java.nio.charset.StandardCharsets.ISO_8859_1;

  private static void nothingTwice(Ledger ledger) {
    List<Claim> claims = ledger.latest(9999).stream().map(Unit::claim).toList();
    assertThat(claims.stream().map(Claim::serialNumber)).doesNotHaveDuplicates();
    assertThat(claims.stream().map(claim -> claim.dac().publicKey())).doesNotHaveDuplicates();
    assertThat(claims.stream().map(claim -> claim.dac().certificateSerial()))
        .doesNotHaveDuplicates();
    assertThat(claims.stream().map(Claim::passcode)).doesNotHaveDuplicates();
  }

  private void labelsOfLivingUnitsAlone(Ledger ledger) throws IOException {
    List<String> labelled = new ArrayList<>();
    Path labels = bench.folder().resolve("labels");
    if (left.isEmpty() && Files.notExists(labels)) {
      // it was killed before it had a board, and so was every one before it
      return;
    }
    try (Stream<Path> folders = Files.walk(labels)) {
      folders
          .filter(file -> file.toString().endsWith(".png"))
          .forEach(file -> labelled.add(file.getParent().getFileName().toString()));
    }
    assertThat(labelled)
        .isNotEmpty()
        .allSatisfy(
            serial -> assertThat(ledger.find(serial).orElseThrow().state()).isEqualTo(State.DONE));
  }

  /** No half file, and nothing of a unit in a temporary folder. */
  private void onlyWhatMayLieThere() throws IOException {
    try (Stream<Path> files = Files.walk(bench.folder())) {
      assertThat(files.map(file -> bench.folder().relativize(file).toString()))
          .allSatisfy(file -> assertThat(file).matches("|" + MAY_LIE_THERE));
    }
  }
}
