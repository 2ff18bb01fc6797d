package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import imprint.label.print.HttpPrinter;
import imprint.label.print.TcpPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelPrintCommandTest {
  private static final String PAYLOAD = "MT:Y.K90SO527JA0648G00";

  @TempDir Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private void profile(TcpPrinter printer) throws IOException {
    profile("tcp://127.0.0.1:" + printer.port());
  }

  private void profile(String how) throws IOException {
    Path settings = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        settings.resolve("printers.yaml"),
        """
        packing:
          how: %s
          dpi: 203
          media: {width: 50, height: 25}
        """
            .formatted(how));
  }

  private Result print(String... more) {
    String[] usual = {"label", "print", "--printer", "packing"};
    String[] words = java.util.Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, words, usual.length, more.length);
    return shell.run(words);
  }

  @Test
  void aRepairShopPrintsAPayloadWithoutALedger() throws Exception {
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result result = print("--payload", PAYLOAD, "--serial", "00042", "--copies", "2");
      assertThat(result.code()).as(result.err()).isZero();
      assertThat(result.out()).contains("PRINTED", "printer");
      assertThat(printer.printed()).hasSize(2);
    }
  }

  @Test
  void whatNobodySaysIsPrintedEndsWithItsOwnCode() throws Exception {
    try (TcpPrinter printer = TcpPrinter.fallingSilent()) {
      profile(printer);
      Result result = print("--payload", PAYLOAD);
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.out()).contains("SENT", "no-answer");
      assertThat(result.err()).contains("[label.sent-not-printed]");
      assertThat(printer.printed()).hasSize(1);
    }
  }

  @Test
  void aJobThatWasCancelledSaysHowManyLabelsAreOut() throws Exception {
    try (HttpPrinter printer = HttpPrinter.cancelling()) {
      profile(printer.how());
      Result result = print("--payload", PAYLOAD, "--copies", "2");
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.out()).contains("GIVEN-UP  packing  7");
      assertThat(result.err())
          .contains("job-canceled-by-user", "as it says: 1", "[label.given-up-after]");
    }
  }

  @Test
  void aUnitIsRecordedWhenItsLabelGoesOutAndNotBefore() throws Exception {
    String ledger = folder.resolve("demo").resolve("ledger.sqlite").toString();
    assertThat(
            shell.run("demo", "--boards", "1", "--out", folder.resolve("demo").toString()).code())
        .isZero();
    String list = shell.run("ledger", "export", "--json", "--ledger", ledger).out();
    String serial = new ObjectMapper().readTree(list).get("serial").asText();
    String[] unit = {"--unit", serial, "--ledger", ledger, "--reason", "smeared"};
    try (TcpPrinter empty = TcpPrinter.empty()) {
      profile(empty);
      Result refused = print(unit);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("[label.printer-out-of-paper]");
      assertThat(empty.printed()).isEmpty();
    }
    assertThat(shell.run("ledger", "show", serial, "--ledger", ledger).out())
        .doesNotContain("smeared");
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      assertThat(print("--unit", serial, "--ledger", ledger).err())
          .contains("[line.reason-missing]");
      Result printed = print(unit);
      assertThat(printed.code()).as(printed.err()).isZero();
      assertThat(printer.printed()).hasSize(1);
    }
    assertThat(shell.run("ledger", "show", serial, "--ledger", ledger).out()).contains("smeared");
  }

  @Test
  void anotherLayoutThanThePaperIsRefused() throws Exception {
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result result = print("--payload", PAYLOAD, "--layout", "body");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).contains("25x15", "50x25", "[label.printer-media]");
    }
  }

  @Test
  void anUnknownPrinterIsRefusedWithTheOnesThereAre() throws Exception {
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result result = shell.run("label", "print", "--payload", PAYLOAD, "--printer", "office");
      assertThat(result.code()).isEqualTo(1);
      assertThat(result.err()).contains("packing", "[label.printer-absent]");
    }
  }

  @Test
  void printersAreListedWithTheirStatesAndTheNextAct() throws Exception {
    try (TcpPrinter printer = TcpPrinter.empty()) {
      profile(printer);
      assertThat(shell.run("label", "printers").out())
          .contains("packing", "50x25 mm", "out-of-paper", "Put labels in");
    }
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      String first =
          shell.run("label", "printers", "--json").out().lines().findFirst().orElseThrow();
      JsonNode row = new ObjectMapper().readTree(first);
      assertThat(row.get("state").asText()).isEqualTo("ready");
      assertThat(row.get("how").asText()).isEqualTo("tcp://127.0.0.1:" + printer.port());
    }
  }
}
