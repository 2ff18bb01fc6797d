package imprint.line;

import imprint.bench.AppFault;
import imprint.bench.BoardOptions;
import imprint.bench.Fault;
import imprint.esp.chip.Chips;
import imprint.finding.Finding;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A station whose product has its boards' start watched, and what is told of it. */
abstract class WatchedStart {
  static final String PORT = "sim:1";
  static final String APPLICATION = "boot: {watch: application, seconds: 1}\n";

  @TempDir Path folder;
  BenchStation bench;
  final List<Finding> notes = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();

  @BeforeEach
  void open() {
    bench = new BenchStation(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  final RunWatcher watcher =
      new RunWatcher() {
        @Override
        public void noted(Finding note) {
          notes.add(note);
        }

        @Override
        public void reached(Step step, Duration sinceStart) {
          steps.add(step);
        }
      };

  void product(String boot) throws IOException {
    product(boot, "", "");
  }

  void product(String boot, String before, String after) throws IOException {
    Path yaml = bench.productYaml().resolveSibling("watched.yaml");
    String usual =
        Files.readString(bench.productYaml()).replaceAll("iterations: .*", "iterations: 1000");
    Files.writeString(yaml, usual.replace(before, after) + boot);
    bench.station().load(yaml, null);
  }

  Outcome run(Optional<AppFault> app) {
    BoardOptions options = BoardOptions.of(1);
    return run(app.map(does -> options.withFault(new Fault.Application(does))).orElse(options));
  }

  Outcome run(BoardOptions options) {
    bench.plug(PORT, Chips.ESP32_C3, options);
    return bench.station().slot(PORT).provisionNext(watcher);
  }

  List<String> codes() {
    return notes.stream().map(Finding::code).toList();
  }

  Optional<String> grade(Unit unit) {
    return bench.ledger().history(unit).stream()
        .map(Entry::event)
        .filter(Event.Booted.class::isInstance)
        .map(event -> ((Event.Booted) event).grade())
        .findFirst();
  }

  Unit unit() {
    return bench.ledger().latest(1).getFirst();
  }
}
