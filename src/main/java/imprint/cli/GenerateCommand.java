package imprint.cli;

import imprint.factory.DiscriminatorSequence;
import imprint.factory.UnitData;
import imprint.factory.batch.DacSource;
import imprint.factory.batch.FileSync;
import imprint.factory.batch.Generation;
import imprint.factory.batch.Images;
import imprint.factory.batch.Order;
import imprint.factory.batch.OwnKeys;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.QrPicture;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "generate",
    sortOptions = false,
    description = {
      "Makes factory partitions with the options, and into the tree of files, of Espressif's"
          + " esp-matter-mfg-tool.",
      "",
      "A run that was interrupted goes on where it stopped when the same command is given again."
    })
final class GenerateCommand implements Callable<Integer> {
  private static final String MOST_UNITS = "--count";

  /** How much is told. */
  enum LogLevel {
    DEBUG,
    INFO,
    ERROR
  }

  private final Surroundings with;

  @Mixin DeviceInfoOptions info;
  @Mixin UnitOptions unit;
  @Mixin CredentialOptions credentials;
  @Mixin ImageOptions images;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "1",
      converter = IntegerText.Converter.class,
      description = "How many units (${DEFAULT-VALUE}); with --mcsv as many as it has rows.")
  IntegerText count;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description = "Keys of your own: key,type,encoding a row; with --mcsv.")
  @Nullable Path ownKeys;

  @Option(
      names = "--mcsv",
      paramLabel = "FILE",
      description = "Their values: a header of keys, then a row a unit.")
  @Nullable Path ownValues;

  @Option(
      names = "--outdir",
      paramLabel = "DIR",
      defaultValue = "out",
      description = "Gets the tree (${DEFAULT-VALUE}).")
  Path out;

  @Option(names = "--resume", description = "Only go on with an interrupted run.")
  boolean resume;

  @Option(
      names = "--log-level",
      defaultValue = "info",
      paramLabel = "LEVEL",
      description = "debug, info or error (${DEFAULT-VALUE}).")
  LogLevel logLevel;

  @Option(names = "--json", description = "What was made, as one JSON object.")
  boolean json;

  GenerateCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    try (CredentialOptions _ = credentials) {
      Order order = order(findings);
      tell(findings);
      Generation generation =
          new Generation(
              order,
              with.random(),
              zoned(),
              QrPicture::png,
              number -> DiscriminatorSequence.at(info.vendorId(), info.productId(), number),
              FileSync.ofThisSystem(order.count()),
              Runtime.getRuntime().availableProcessors(),
              new GenerateWatcher(with, logLevel != LogLevel.ERROR));
      print(generation.run(out, resume));
      return 0;
    }
  }

  private Order order(List<Finding> findings) {
    Optional<OwnKeys> own = ownKeys();
    int units = own.map(OwnKeys::count).orElseGet(this::count);
    DacSource source = credentials.read(info.vendorId(), info.productId(), with.clock(), findings);
    Optional<UnitData.Declared> declaration = credentials.declaration();
    Images made = images.read(credentials.attests(), unit.dynamicPasscode, findings);
    refuseSeveral(units);
    return new Order(
        info.read(),
        units,
        unit.access(),
        unit.naming(images.rdIdInSecureCert, with.random(), zoned()),
        source,
        credentials.terms(),
        declaration,
        made,
        own);
  }

  private Clock zoned() {
    return with.clock().withZone(ZoneId.systemDefault());
  }

  private int count() {
    return (int) count.within(1, 1_000_000, MOST_UNITS);
  }

  private void refuseSeveral(int units) {
    Optional<String> one = credentials.dacGiven() ? Optional.of("--dac-cert") : unit.oneUnitOnly();
    if (units > 1 && one.isPresent()) {
      throw Refusal.of("generate.one-unit", one.get(), units);
    }
  }

  private Optional<OwnKeys> ownKeys() {
    if (ownKeys == null && ownValues == null) {
      return Optional.empty();
    }
    if (ownKeys == null || ownValues == null) {
      throw Refusal.of("cli.both", "--csv", "--mcsv");
    }
    return Optional.of(OwnKeys.read(ownKeys, ownValues, Path.of("")));
  }

  private void print(Generation.Report report) {
    tell(report.findings());
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("folder", report.folder().toString());
      fields.put("units", report.units());
      fields.put("summary", report.summary().toString());
      fields.put("dacs", report.dacs().toString());
      with.out().println(Json.line(fields));
    } else if (logLevel != LogLevel.ERROR) {
      String units = report.units() == 1 ? "unit" : "units";
      with.out().printf("%d %s in %s%n", report.units(), units, report.folder());
      with.out().println("Summary: " + report.summary());
      with.out().println("DACs: " + report.dacs());
    }
  }

  private void tell(List<Finding> findings) {
    if (logLevel != LogLevel.ERROR) {
      FindingLines.tell(with, findings);
    }
  }
}
