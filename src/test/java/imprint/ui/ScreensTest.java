package imprint.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.BoardOptions;
import imprint.esp.chip.Chips;
import imprint.factory.ProductDraft;
import imprint.line.BenchStation;
import imprint.line.GoldenRun;
import imprint.line.RunWatcher;
import imprint.line.Slot;
import imprint.line.Station;
import imprint.line.Step;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.line.HandCrank;
import imprint.ui.line.LineState;
import imprint.ui.line.Shown;
import imprint.ui.setup.SetupStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the screens of one window tell each other, without the window. */
class ScreensTest {
  private static final String PORT = "sim:1";

  @TempDir Path folder;
  private final HandCrank workers = new HandCrank();
  private final Background background = new Background(workers, Runnable::run);
  private final ProductDraft draft = new ProductDraft(InstantSource.system());
  private BenchStation bench;
  private Station station;
  private LineLabels labels;

  @BeforeEach
  void open() {
    bench = new BenchStation(folder);
    station = bench.station();
    station.keep(now -> now.withSlots(List.of(BenchStation.place(PORT))));
    labels = new LineLabels(station, Runnable::run);
  }

  @AfterEach
  void close() {
    labels.close();
    draft.close();
    station.close();
    bench.close();
  }

  private Screens screens(Locale language) {
    return new Screens(
        station,
        new Texts(language),
        background,
        background,
        draft,
        InstantSource.system(),
        labels,
        "");
  }

  /** Boards get the identities of what was loaded, whatever could be kept of that. */
  @Test
  void theLineShowsWhatItMakesEvenWhereThatCannotBeKept() throws IOException {
    Path lamp = released("Lamp");
    Screens screens = screens(Locale.ENGLISH);
    screens.setup.add(List.of(lamp));
    workers.turn();
    assertThat(screens.frame.productName.get()).isEqualTo("TEST Light");
    Path kept = station.settings().line();
    Files.delete(kept);
    Files.createDirectories(kept);
    screens.setup.golden().use();
    workers.turn();
    assertThat(station.product().orElseThrow().product().productName()).isEqualTo("Lamp");
    assertThat(screens.frame.productName.get()).isEqualTo("Lamp");
    assertThat(screens.frame.screen.get()).isEqualTo(Screen.LINE);
    assertThat(screens.line.chosen().noteProperty().get())
        .startsWith("The line makes Lamp now")
        .contains("line.json");
  }

  /** A key with a password has a line lead take the product to the line after the start. */
  @Test
  void labelsThatWereLeftAreLookedForWithTheProductOfTheLine() throws IOException {
    station.keep(now -> now.withPrinter(Optional.of("line 3")));
    Path lamp = released("Lamp");
    Screens screens = screens(Locale.ENGLISH);
    screens.setup.add(List.of(lamp));
    workers.turn();
    assertThat(screens.line.labels().leftProperty().get()).isZero();
    screens.setup.golden().use();
    workers.turn();
    assertThat(screens.line.labels().leftProperty().get()).as("of its golden unit").isEqualTo(1);
  }

  @Test
  void aBoardInHandAtReturnsIsNotReadyAtTheLine() {
    Screens screens = withABoard();
    screens.returns.ports().port.set(PORT);
    screens.returns.go();
    workers.turn();
    assertThat(ready(screens)).isEmpty();
  }

  @Test
  void whereBoardsComeBackStaysWhateverTheLanguage() {
    Screens screens = screens(Locale.ENGLISH);
    screens.returns.ports().port.set(PORT);
    Screens others = screens(Locale.SIMPLIFIED_CHINESE);
    others.follow(screens);
    assertThat(others.returns.ports().port.get()).isEqualTo(PORT);
  }

  @Test
  void noGoldenUnitIsReadyAtTheLine() throws IOException {
    Path yaml = bench.productYaml();
    Files.writeString(
        yaml, Files.readString(yaml).replaceAll("iterations: .*", "iterations: 1000"));
    Screens screens = withABoard();
    screens.setup.add(List.of(yaml));
    screens.setup.board().port.set(PORT);
    workers.turn();
    screens.setup.make(yaml);
    workers.turn();
    assertThat(screens.setup.golden().run().shownProperty().get().state())
        .isEqualTo(LineState.DONE);
    assertThat(ready(screens)).isEmpty();
  }

  private Screens withABoard() {
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(7));
    Screens screens = screens(Locale.ENGLISH);
    workers.turn();
    assertThat(ready(screens)).containsExactly(0);
    return screens;
  }

  private List<Integer> ready(Screens screens) {
    screens.line.look();
    workers.turn();
    return screens.line.batchProperty().get().slots();
  }

  /** Somebody may choose another language while the product still loads. */
  @Test
  void theStartIsToldInTheLanguageThatWasChosenMeanwhile() throws Exception {
    Path lamp = released("Lamp").resolveSibling("lamp.v1.yaml");
    station.keep(now -> now.withProduct(lamp));
    leftInTheMiddle();
    startAnew();
    Screens screens = screens(Locale.ENGLISH);
    AtomicReference<Screens> shown = new AtomicReference<>(screens);
    new Resumption(station, background, shown::get).begin();
    Screens others = screens(Locale.SIMPLIFIED_CHINESE);
    others.follow(screens);
    shown.set(others);
    workers.turn();
    assertThat(others.frame.productName.get()).isEqualTo("Lamp");
    assertThat(others.line.chosen().shownProperty().get().state()).isEqualTo(LineState.READY);
    assertThat(others.line.chosen().noteProperty().get())
        .contains(station.interrupted().getFirst().unit().serialNumber(), "尚未完成");
  }

  /** The words are others then, and the reason is the same. */
  @Test
  void whyThereIsNoProductIsSaidInTheLanguageThatIsChosenThen() throws IOException {
    Path lamp = released("Lamp").resolveSibling("lamp.v1.yaml");
    station.keep(now -> now.withProduct(lamp));
    Files.delete(lamp);
    startAnew();
    Screens screens = screens(Locale.ENGLISH);
    new Resumption(station, background, () -> screens).begin();
    workers.turn();
    assertThat(screens.line.chosen().shownProperty().get().sentence()).contains("lamp.v1.yaml");
    Screens others = screens(Locale.SIMPLIFIED_CHINESE);
    others.follow(screens);
    workers.turn();
    Shown said = others.line.chosen().shownProperty().get();
    assertThat(said.state()).isEqualTo(LineState.NO_PRODUCT);
    assertThat(said.sentence()).contains("lamp.v1.yaml").containsPattern("\\p{IsHan}");
  }

  /** What somebody left half done in Set up is nothing that the line needs. */
  @Test
  void theLineIsReadyWhereTheSetUpThatWasLeftCannotBeRead() throws IOException {
    Path lamp = released("Lamp").resolveSibling("lamp.v1.yaml");
    station.keep(now -> now.withProduct(lamp));
    Files.writeString(station.settings().folder().resolve("setup.json"), "garbage");
    startAnew();
    Screens screens = screens(Locale.ENGLISH);
    screens.setup.resume(() -> screens.setup);
    new Resumption(station, background, () -> screens).begin();
    workers.turn();
    assertThat(screens.line.chosen().shownProperty().get().state()).isEqualTo(LineState.READY);
    assertThat(screens.frame.productName.get()).isEqualTo("Lamp");
    assertThat(screens.frame.screen.get()).isEqualTo(Screen.LINE);
    assertThat(screens.setup.standingProperty().get().part(SetupStep.IDENTITY).problems())
        .isNotEmpty();
  }

  /** As if the station's process had died when the board was written. */
  private void leftInTheMiddle() throws SQLException {
    RunWatcher dies =
        new RunWatcher() {
          @Override
          public void reached(Step step, Duration sinceStart) {
            if (step == Step.WRITTEN) {
              throw new AssertionError("died");
            }
          }
        };
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(2));
    Slot slot = station.slot(BenchStation.place(PORT));
    assertThatThrownBy(() -> slot.provisionNext(dies)).hasMessage("died");
    String url = "jdbc:sqlite:" + folder.resolve("ledger.sqlite");
    try (Connection ledger = DriverManager.getConnection(url);
        Statement statement = ledger.createStatement()) {
      statement.execute("drop trigger event_stays_as_written");
      statement.execute("update event set run = '1@0'");
    }
  }

  /** As on another day: what was loaded is not. */
  private void startAnew() {
    labels.close();
    bench.close();
    station =
        Station.open(
            bench.settings(), bench.ports(), _ -> {}, new SecureRandom(), InstantSource.system());
    labels = new LineLabels(station, Runnable::run);
  }

  /** The product of the station under another name, with its golden unit made. */
  private Path released(String name) throws IOException {
    Path product = bench.productYaml().resolveSibling("lamp.yaml");
    Files.writeString(
        product,
        Files.readString(bench.productYaml())
            .replace("TEST Light", name)
            .replaceAll("iterations: .*", "iterations: 1000"));
    GoldenRun golden = station.preparation().golden();
    bench.plug(PORT, Chips.ESP32_C3, BoardOptions.of(1));
    golden.make(product, null, PORT, RunWatcher.NONE);
    golden.scanned(product, bench.qr(bench.ledger().latest(1).getFirst()));
    golden.release(product);
    return product;
  }
}
