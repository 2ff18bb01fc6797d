package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import imprint.label.Layout;
import imprint.label.print.TcpPrinter;
import imprint.ledger.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Labels of many units: which, how many, and what stops them. */
class LabelBatchTest extends AtThePrinter {
  @Test
  void theNextOnesAreTheOldestWithoutALabelAndProgressIsTold() throws Exception {
    String ledger = demo(3);
    List<String> serials = serials(ledger);
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result two = print("--next", "2", "--ledger", ledger);
      assertThat(two.code()).as(two.err()).isZero();
      assertThat(two.out().lines())
          .containsExactly(
              "PRINTED  1/2  " + serials.get(0) + "  packing  says the printer",
              "PRINTED  2/2  " + serials.get(1) + "  packing  says the printer");
      Result rest = print("--next", "2", "--ledger", ledger, "--json");
      assertThat(rest.code()).as(rest.err()).isZero();
      assertThat(rest.out().lines())
          .containsExactly(
              "{\"label\":\"PRINTED\",\"says\":\"printer\",\"printer\":\"packing\",\"units\":[\"%s\"]}"
                  .formatted(serials.get(2)));
      assertThat(printer.printed(3)).hasSize(3);
      assertThat(history(ledger, serials.get(2))).contains("sent to the printer");
      assertThat(print("--next", "2", "--ledger", ledger).err()).contains("[line.labels-none]");
    }
  }

  @Test
  void theNextOnesAreChosenByProductAndDay() throws Exception {
    String ledger = demo(1);
    String[] next = {"--next", "2", "--ledger", ledger};
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      assertThat(print(with(next, "--only-product", "Nothing")).err())
          .contains("[line.labels-none]");
      assertThat(print(with(next, "--day", "2001-01-31")).err()).contains("[line.labels-none]");
      assertThat(print(with(next, "--day", "soon")).err()).contains("[cli.filter-time]");
      String day = begun(ledger).atZone(ZoneId.systemDefault()).toLocalDate().toString();
      Result printed = print(with(next, "--day", day));
      assertThat(printed.code()).as(printed.err()).isZero();
      assertThat(printer.printed()).hasSize(1);
    }
  }

  private static Instant begun(String ledger) {
    try (Ledger open = Ledger.open(ledger, InstantSource.system())) {
      return open.latest(1).getFirst().reservedAt();
    }
  }

  @Test
  void aFailureInTheMiddleIsNamedAndGoneOnWithWithoutPrintingAnyTwice() throws Exception {
    String ledger = demo(3);
    List<String> serials = serials(ledger);
    String from = serials.stream().min(String::compareTo).orElseThrow();
    String to = serials.stream().max(String::compareTo).orElseThrow();
    String[] range = {"--from", from, "--to", to, "--ledger", ledger};
    String ready = TcpPrinter.ready();
    String paperOut = TcpPrinter.paperOut();
    // asked before the first label, twice after it, and before the second one
    try (TcpPrinter printer =
        new TcpPrinter((question, labels) -> question <= 3 ? ready : paperOut)) {
      profile(printer);
      Result broken = print(range);
      assertThat(broken.code()).isEqualTo(1);
      assertThat(broken.out()).contains("PRINTED  1/3");
      assertThat(broken.err()).contains("1 of 3", "out of labels", "[line.labels-ended]");
      assertThat(printer.printed(2)).hasSize(1);
    }
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result rest = print(range);
      assertThat(rest.code()).as(rest.err()).isZero();
      assertThat(rest.err()).contains("[line.labels-before]");
      assertThat(printer.printed(2)).hasSize(2);
    }
  }

  @Test
  void aPrinterThatFallsSilentInTheMiddleStopsTheRest() throws Exception {
    String ledger = demo(2);
    try (TcpPrinter printer = TcpPrinter.fallingSilent()) {
      profile(printer);
      Result silent = print("--next", "2", "--ledger", ledger);
      assertThat(silent.code()).isEqualTo(3);
      assertThat(silent.err()).contains("1 of 2", "[line.labels-ended-unsure]");
      assertThat(printer.printed()).hasSize(1);
    }
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      assertThat(print("--next", "2", "--ledger", ledger).code()).isZero();
      assertThat(printer.printed()).hasSize(1);
    }
  }

  /** It never says anything, so no silence of it stops the rest. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aPrinterThatCannotBeAskedGetsAllOfThem() throws Exception {
    String ledger = demo(2);
    List<String> serials = serials(ledger);
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Path profiles = folder.resolve("data").resolve("printers.yaml");
      String working = Files.readString(profiles);
      Files.writeString(profiles, working.replaceAll("tcp://[0-9.:]+", "file:/dev/null"));
      Result sent = print("--next", "9", "--ledger", ledger);
      assertThat(sent.code()).isEqualTo(3);
      assertThat(sent.out().lines()).hasSize(2).allMatch(line -> line.startsWith("SENT  "));
      assertThat(sent.err()).contains("2 of 2", "[line.labels-unsure]");
      String shown =
          shell.run("ledger", "show", serials.get(0), "--json", "--ledger", ledger).out();
      assertThat(new ObjectMapper().readTree(shown).get("label").asText()).isEqualTo("sent");
      Path table = Files.writeString(folder.resolve("again.csv"), String.join("\n", serials));
      Result again = print("--csv", table.toString(), "--ledger", ledger);
      assertThat(again.err())
          .contains("[line.labels-before]", "[line.label-unsure]", serials.get(1));
    }
  }

  @Test
  void aTableIsCheckedToItsEndBeforeTheFirstLabelGoes() throws Exception {
    String ledger = demo(2);
    List<String> serials = serials(ledger);
    Path table = folder.resolve("order.csv");
    Files.writeString(table, "order;Serial number\n1;%s\n2;nobody\n".formatted(serials.get(0)));
    String[] csv = {"--csv", table.toString(), "--ledger", ledger};
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result bad = print(csv);
      assertThat(bad.code()).isEqualTo(1);
      assertThat(bad.err()).contains("row 3", "[line.list-row]").doesNotContain("nobody");
      assertThat(history(ledger, serials.get(0))).doesNotContain("packing");
      Files.writeString(table, "%s\n\n%s\n".formatted(serials.get(1), serials.get(0)));
      Result printed = print(csv);
      assertThat(printed.code()).as(printed.err()).isZero();
      assertThat(
              printed
                  .out()
                  .lines()
                  .map(line -> line.replaceAll("^PRINTED  \\d/\\d  (\\S+)  .*", "$1")))
          .containsExactly(serials.get(1), serials.get(0));
      assertThat(printer.printed(2)).hasSize(2);
    }
  }

  @Test
  void aSheetIsFilledWithUnits() throws Exception {
    String ledger = demo(3);
    Path layout = folder.resolve("sheet.yaml");
    String standard =
        new String(
            Layout.class.getResourceAsStream("/imprint/label/standard.yaml").readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    Files.writeString(
        layout,
        standard.replace("name: standard", "name: sheet of two")
            + "\nsheet: {width: 102, height: 25, columns: 2, rows: 1, gap-across: 2}\n");
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer, 102);
      Result printed = print("--next", "9", "--layout", layout.toString(), "--ledger", ledger);
      assertThat(printed.code()).as(printed.err()).isZero();
      List<String> serials = serials(ledger);
      assertThat(printed.out().lines())
          .containsExactly(
              "PRINTED  2/3  "
                  + serials.get(0)
                  + ","
                  + serials.get(1)
                  + "  packing  says the printer",
              "PRINTED  3/3  " + serials.get(2) + "  packing  says the printer");
      assertThat(printer.printed(2)).hasSize(2);
      assertThat(history(ledger, serials.get(1))).contains("Label (sheet of two) printed");
      Result crowded = print("--payload", PAYLOAD, "--layout", layout.toString(), "--copies", "3");
      assertThat(crowded.err()).contains("[line.label-sheet]");
    }
  }

  @Test
  void whoAsksToStopGetsTheLabelUnderWayAndNoMore() throws Exception {
    String ledger = demo(3);
    String ready = TcpPrinter.ready();
    try (TcpPrinter printer =
        new TcpPrinter(
            (question, labels) -> {
              if (labels == 1) {
                Thread.ofVirtual().start(shell.stop()::ask);
                while (!shell.stop().asked()) {
                  Thread.onSpinWait();
                }
              }
              return ready;
            })) {
      profile(printer);
      Result stopped = print("--next", "3", "--ledger", ledger);
      assertThat(stopped.code()).isEqualTo(1);
      assertThat(stopped.out().lines()).hasSize(1);
      assertThat(stopped.err()).contains("1 of 3", "[line.labels-stopped]");
      assertThat(printer.printed()).hasSize(1);
    } finally {
      shell.stop().ended();
    }
  }

  @Test
  void onlyWhereUnitsAreLookedForSomeCanBeChosen() throws Exception {
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result result = print("--payload", PAYLOAD, "--day", "2026-01-31");
      assertThat(result.code()).isEqualTo(2);
      assertThat(result.err()).contains("--day", "[cli.option-needs]");
      assertThat(print("--payload", PAYLOAD, "--next", "3").code()).isEqualTo(2);
      assertThat(print("--from", "a").code()).isEqualTo(2);
      assertThat(print().code()).isEqualTo(2);
    }
  }
}
