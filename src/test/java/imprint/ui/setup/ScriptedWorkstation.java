package imprint.ui.setup;

import imprint.factory.CapacityReport;
import imprint.factory.DraftFields;
import imprint.factory.KeptDraft;
import imprint.factory.ProductFile;
import imprint.factory.SerialPattern;
import imprint.factory.StationCode;
import imprint.factory.release.Content;
import imprint.factory.release.Golden;
import imprint.factory.release.Release;
import imprint.factory.release.ReleaseBook;
import imprint.factory.release.ReleaseState;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.line.DryRun;
import imprint.line.Outcome;
import imprint.line.PartitionChoice;
import imprint.line.PortChoice;
import imprint.line.RunWatcher;
import imprint.line.UnitSummary;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A station with one port, whose board has three partitions; its releases are real. */
public final class ScriptedWorkstation implements Workstation, GoldenDesk {
  public static final String PORT = "/dev/ttyUSB0";

  /** What stands on the label of the golden unit. */
  public static final String CODE = "MT:GOLDEN";

  private static final Instant NOW = Instant.parse("2026-11-26T09:40:00Z");

  public final List<String> used = new ArrayList<>();
  public char @Nullable [] password;
  public boolean boardAnswers = true;
  public boolean buildIsWhole = true;
  public boolean startIsSeen = true;
  public KeptDraft kept = KeptDraft.NONE;

  /** Told of the start of a board that was read. */
  public List<Finding> notes = List.of();

  /** Done after each note. */
  Runnable noted = () -> {};

  public java.util.function.Function<DraftFields, byte[]> labels = _ -> new byte[] {1};

  /** What the run tells before its result. */
  public java.util.function.Consumer<RunWatcher> told = _ -> {};

  @Override
  public List<String> chips() {
    return List.of("esp32", "esp32c3");
  }

  @Override
  public List<PortChoice> ports() {
    return List.of(new PortChoice(PORT, "CP2102N"));
  }

  @Override
  public List<PartitionChoice> partitions(String port, Consumer<Finding> told) {
    if (!boardAnswers) {
      throw Refusal.of("link.port-absent", port);
    }
    for (Finding note : notes) {
      told.accept(note);
      noted.run();
    }
    return List.of(
        new PartitionChoice("fctry", "data/nvs", 0x3E0000, 0x6000, true),
        new PartitionChoice("nvs", "data/nvs", 0x10000, 0xC000, true),
        new PartitionChoice("ota_0", "app/ota_0", 0x20000, 0x1E0000, false));
  }

  @Override
  public List<PartitionChoice> partitions(Path file) {
    if (!buildIsWhole) {
      throw Refusal.of("flash.table-file", file);
    }
    return List.of(new PartitionChoice("factory_data", "data/nvs", 0x310000, 0x4000, true));
  }

  @Override
  public List<String> serialNumbers(String pattern) {
    return SerialPattern.parse(pattern, "pattern")
        .examples(5, 1, LocalDate.EPOCH, StationCode.of("line 3"), new SecureRandom());
  }

  @Override
  public byte[] label(DraftFields draft) {
    return labels.apply(draft);
  }

  @Override
  public DryRun dryRun(Path product, char @Nullable [] opens, int size) {
    return new DryRun(
        "SN1", new CapacityReport(300, 630, size, true), List.of(new DryRun.Image("fctry", size)));
  }

  @Override
  public GoldenDesk golden() {
    return this;
  }

  @Override
  public Optional<Finding> use(Path product, char @Nullable [] opens) {
    if (ReleaseBook.of(product).state(product) instanceof ReleaseState.Draft draft) {
      throw new Refusal(draft.finding(product));
    }
    used.add(String.valueOf(product.getFileName()));
    password = opens == null ? null : opens.clone();
    return Optional.empty();
  }

  @Override
  public KeptDraft kept() {
    return kept;
  }

  @Override
  public void keep(KeptDraft draft) {
    kept = draft;
  }

  @Override
  public Outcome make(Path product, char @Nullable [] opens, String port, RunWatcher watcher) {
    password = opens == null ? null : opens.clone();
    told.accept(watcher);
    if (!boardAnswers) {
      Finding absent = Finding.error("link.port-absent", port);
      return new Outcome.SetAside(Optional.empty(), absent, Optional.empty());
    }
    ReleaseBook.of(product)
        .made(
            new Golden(
                Content.of(ProductFile.load(product)),
                "SN1",
                "02:00:00:00:00:01",
                "md5-match:fctry",
                startIsSeen ? "application-agrees" : "restarted",
                NOW,
                Optional.empty()));
    watcher.reached(imprint.line.Step.DONE, Duration.ofSeconds(3));
    return new Outcome.Done(
        new UnitSummary(
            "SN1",
            "Lamp",
            "ESP32-C3 v0.4",
            "02:00:00:00:00:01",
            "3497-011-2332",
            true,
            Optional.of("md5-match:fctry"),
            Optional.empty(),
            Optional.empty()));
  }

  @Override
  public void cancel(String port) {}

  @Override
  public boolean giveUp(String port) {
    return true;
  }

  @Override
  public void scanned(Path product, String text) {
    if (!text.equals(CODE)) {
      throw Refusal.of("release.scan-other", "SN1");
    }
    ReleaseBook.of(product).scanned(Content.of(ProductFile.load(product)), NOW);
  }

  @Override
  public void seenToStart(Path product) {
    ReleaseBook.of(product).seenToStart(Content.of(ProductFile.load(product)));
  }

  @Override
  public Release release(Path product) {
    return ReleaseBook.of(product)
        .release(Content.of(ProductFile.load(product)), NOW, "line 3", "Ada");
  }
}
