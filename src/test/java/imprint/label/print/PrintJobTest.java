package imprint.label.print;

import static imprint.label.print.TcpPrinterTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.label.Size;
import imprint.label.ZplPrinter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintJobTest {
  private static PrinterProfile profile(int dpi, double width, double height) {
    return new PrinterProfile(
        "packing",
        new Way.Tcp("x", 9100),
        dpi,
        new Size(width, height),
        3,
        -2,
        17,
        4,
        true,
        Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({"50,25", "50.4,24.6"})
  void whatFitsIsTakenWithThePlayOfAPrinter(double width, double height) {
    assertThat(Printing.job(profile(203, width, height)).copies()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"25,15", "100,60", "25,50", "51,25", "50,24"})
  void otherPaperIsRefusedWithBothSizes(double width, double height) {
    refused("label.printer-media", () -> Printing.job(profile(203, width, height)));
  }

  @Test
  void otherDotsAreRefused() {
    refused("label.printer-resolution", () -> Printing.job(profile(300, 50, 25)));
  }

  @Test
  void thePrinterIsToldWhatItsProfileSays() {
    String zpl = new String(Printing.job(profile(203, 50, 25)).zpl(), StandardCharsets.US_ASCII);
    assertThat(zpl).startsWith("~SD17^XA").contains("^PR4").endsWith("^PQ1^XZ");
  }

  @ParameterizedTest
  @ValueSource(ints = {-40, -8, 4, 8, 40, 1000})
  void aCalibrationLabelIsPrintedHoweverFarThePrintIsMoved(int right) {
    PrinterProfile moved =
        new PrinterProfile(
            "packing",
            new Way.Tcp("x", 9100),
            203,
            new Size(50, 25),
            right,
            right == 1000 ? 0 : -right,
            null,
            null,
            true,
            Duration.ofSeconds(30));
    PrintJob job = PrintJob.calibration(moved);
    if (right == 1000) {
      refused("label.offset-large", job::zpl);
      return;
    }
    ZplPrinter printer =
        new ZplPrinter(
            (text, level, mask) -> {
              throw new IllegalStateException("only dots");
            });
    boolean[][] paper = printer.print(job.zpl()).printed().getFirst();
    int compared = 0;
    for (int y = 0; y < paper.length; y++) {
      for (int x = 0; x < paper[y].length; x++) {
        int from = x - right;
        int above = y + right;
        boolean there = from >= 0 && above >= 0 && from < paper[y].length && above < paper.length;
        assertThat(paper[y][x]).isEqualTo(there && job.label().raster().black(from, above));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(400 * 200);
  }

  @ParameterizedTest
  @CsvSource({"50,25,50x25", "50.8,25.4,50.8x25.4", "76.2,0.25,76.2x0.25"})
  void aSizeIsWrittenAsShortAsItGoes(double width, double height, String text) {
    assertThat(new Size(width, height).toString()).isEqualTo(text);
  }
}
