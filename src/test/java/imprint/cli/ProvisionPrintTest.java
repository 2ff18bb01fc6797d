package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.Shell.Result;
import imprint.label.print.TcpPrinter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Boards that are made at the command line, and their labels. */
class ProvisionPrintTest extends AtThePrinter {
  @Test
  void theLabelOfEachUnitThatPassesIsPrinted() throws Exception {
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result made = provision("a.bin", "packing");
      assertThat(made.code()).as(made.err()).isZero();
      assertThat(made.out()).contains("PRINTED  packing  says the printer");
      assertThat(printer.printed()).hasSize(1);
    }
  }

  @Test
  void aLabelThatIsNotPrintedIsSaidAndStillTheNextOne() throws Exception {
    try (TcpPrinter empty = TcpPrinter.empty()) {
      profile(empty);
      Result made = provision("a.bin", "packing");
      assertThat(made.code()).as(made.err()).isEqualTo(1);
      assertThat(made.err()).contains("out of labels");
    }
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      assertThat(print("--next", "5").out()).contains("PRINTED");
      assertThat(printer.printed()).hasSize(1);
    }
  }

  @Test
  void aLabelThatMayBeOutIsSaidWithACodeOfItsOwn() throws Exception {
    try (TcpPrinter silent = TcpPrinter.fallingSilent()) {
      profile(silent);
      Result made = provision("a.bin", "packing", "--json");
      assertThat(made.code()).as(made.err()).isEqualTo(3);
      assertThat(made.out().lines()).hasSize(2);
      assertThat(made.out().lines().toList().getLast())
          .contains("\"label\":\"SENT\"", "\"printerState\":\"no-answer\"");
      assertThat(made.err()).contains("nobody says that it is printed");
    }
  }

  @Test
  void aPrinterThatThereIsNotIsRefusedBeforeTheFirstBoard() throws Exception {
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result refused = provision("a.bin", "pakcing");
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("pakcing", "packing");
      assertThat(shell.run("ledger", "list").out()).doesNotContain("DONE");
    }
  }

  private Result provision(String flash, String printer, String... more) {
    Path place = folder.resolve("product");
    Path product = place.resolve("product.yaml");
    if (!product.toFile().exists()) {
      assertThat(
              shell.run("testpki", place.toString(), "--vid", "0xFFF1", "--pid", "0x8000").code())
          .isZero();
    }
    String[] words = {
      "provision",
      "--product",
      product.toString(),
      "--port",
      "sim:esp32c3?time=virtual&flash=" + folder.resolve(flash),
      "--printer",
      printer
    };
    return shell.run(with(words, more));
  }
}
