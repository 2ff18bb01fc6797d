package imprint.cli;

import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.label.LayoutDraft;
import imprint.label.PdfBook;
import imprint.label.Trials;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "label",
    description =
        "Makes labels of test units, each laid out, drawn, read back also when worn, and written,"
            + " and prints the time beside that of the peer, which draws the QR code alone.")
final class BenchLabelCommand implements Runnable {
  /** Milliseconds that esp-matter-mfg-tool 1.0.23 takes for the PNG of a unit's QR code. */
  private static final double PEER_QR = 7;

  private static final double MOST_MS = 5;
  private static final double LEAST_A_SECOND = 500;
  private static final int MEASURED = 1000;
  private static final int EDITS = 100;
  private static final int AHEAD = 64;
  private static final int BAR = 24;

  private final Surroundings with;

  @Option(
      names = "--labels",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many go into one PDF (${DEFAULT-VALUE}).")
  int labels;

  @Option(
      names = "--warm",
      paramLabel = "N",
      defaultValue = "1500",
      description = "Labels made before any is measured (${DEFAULT-VALUE}).")
  int warm;

  BenchLabelCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    NumberOption.atLeast(1, labels, "--labels");
    NumberOption.atLeast(0, warm, "--warm");
    with.out().printf("%-44s %9s %8s%n", "one label, one core, warm", "ms", "at most");
    bar("peer, as recorded: the PNG of a QR code alone", PEER_QR, Double.NaN);
    for (int dpi : Label.RESOLUTIONS) {
      LabelMaker maker = new LabelMaker(Layout.standard(), dpi);
      IntConsumer one = unit -> maker.make(content(unit)).zpl();
      bar("layout + dots + read 4 times + ZPL, " + dpi + " dpi", median(one, warm), MOST_MS);
    }
    with.out().println();
    edits();
    with.out().println();
    book();
  }

  /** What stands between a change in the editor and its picture. */
  private void edits() {
    with.out().printf("%-44s %9s%n", "an edit: dots + every rule, warm", "ms");
    int dpi = Label.RESOLUTIONS.getLast();
    for (String name : Layout.SHIPPED) {
      LayoutDraft draft = LayoutDraft.shipped(name);
      Trials trials = new Trials();
      IntConsumer one = unit -> trials.of(draft, content(unit), dpi);
      bar(name + ", " + dpi + " dpi", median(one, Math.min(warm, EDITS)), Double.NaN);
    }
  }

  /** Milliseconds, of runs of ten; each is given another unit. */
  private static double median(IntConsumer work, int warm) {
    for (int i = 0; i < warm; i++) {
      work.accept(i);
    }
    double[] runs = new double[Math.min(warm, MEASURED) / 10 + 1];
    for (int run = 0; run < runs.length; run++) {
      long began = System.nanoTime();
      for (int i = 0; i < 10; i++) {
        work.accept(10 * run + i);
      }
      runs[run] = (System.nanoTime() - began) / 1e7;
    }
    java.util.Arrays.sort(runs);
    return runs[runs.length / 2];
  }

  private void book() {
    int threads = Runtime.getRuntime().availableProcessors();
    LabelMaker maker = new LabelMaker(Layout.standard(), Label.RESOLUTIONS.get(1));
    HeapPeak.reset();
    double fewer = pages(maker, Math.max(1, labels / 10), threads);
    double heapFewer = HeapPeak.mebibytes();
    HeapPeak.reset();
    double rate = pages(maker, labels, threads);
    double heap = HeapPeak.mebibytes();
    with.out()
        .printf("%-44s %9s %8s%n", "into one PDF, " + threads + " threads", "labels/s", "least");
    with.out().printf("%-44s %9.0f%n", Math.max(1, labels / 10) + " labels", fewer);
    with.out().printf("%-44s %9.0f %8.0f%n", labels + " labels", rate, LEAST_A_SECOND);
    with.out().printf("%-44s %9.2f%n", "peer, as recorded : a label", PEER_QR * rate / 1000);
    with.out().println();
    with.out().printf("%-44s %9s%n", "peak heap", "MiB");
    with.out().printf("%-44s %9.0f%n", Math.max(1, labels / 10) + " labels", heapFewer);
    with.out().printf("%-44s %9.0f%n", labels + " labels", heap);
  }

  /** Labels a second; they are made ahead by all threads and bound in order. */
  private static double pages(LabelMaker maker, int count, int threads) {
    long began = System.nanoTime();
    try (ExecutorService crew = Executors.newFixedThreadPool(threads);
        PdfBook book = new PdfBook(OutputStream.nullOutputStream())) {
      Deque<Future<Label>> ahead = new ArrayDeque<>();
      for (int i = 0; i < count || !ahead.isEmpty(); i++) {
        if (i < count) {
          int unit = i;
          ahead.add(crew.submit(() -> maker.make(content(unit))));
        }
        if (i >= count || ahead.size() > AHEAD) {
          book.add(ahead.remove().get().rendering());
        }
      }
    } catch (IOException | ExecutionException e) {
      throw Refusal.unwritable("PDF", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException();
    }
    return count / ((System.nanoTime() - began) / 1e9);
  }

  private void bar(String what, double milliseconds, double most) {
    int length = Math.clamp(Math.round(milliseconds / PEER_QR * BAR), 1, 2 * BAR);
    String limit = Double.isNaN(most) ? "" : "%.0f".formatted(most);
    with.out().printf("%-44s %9.2f %8s  %s%n", what, milliseconds, limit, "█".repeat(length));
    with.out().flush();
  }

  /** Another payload and serial number for each. */
  private static LabelContent content(int unit) {
    OnboardingPayload payload =
        new OnboardingPayload(
            new VendorId(0xFFF1),
            new ProductId(0x8000),
            CommissioningFlow.STANDARD,
            DiscoveryCapabilities.BLE,
            new Discriminator(unit % 4096),
            Passcode.of(20202022 + unit));
    return new LabelContent(
        "Nimbus Smart Plug",
        "Northwind Lighting",
        "NW-26-%07d".formatted(unit),
        payload.qrCode(),
        payload.manualCode(),
        true);
  }
}
