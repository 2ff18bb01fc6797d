package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import imprint.label.Layout;
import imprint.label.print.HttpPrinter;
import imprint.label.print.TcpPrinter;
import imprint.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
    profile(printer, 50);
  }

  private void profile(TcpPrinter printer, int width) throws IOException {
    profile("tcp://127.0.0.1:" + printer.port(), width);
  }

  private void profile(String how, int width) throws IOException {
    Path settings = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        settings.resolve("printers.yaml"),
        """
        packing:
          how: %s
          dpi: 203
          media: {width: %d, height: 25}
        """
            .formatted(how, width));
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

  private String demo(int boards) throws IOException {
    Path out = folder.resolve("demo");
    assertThat(shell.run("demo", "--boards", "" + boards, "--out", out.toString()).code()).isZero();
    return out.resolve("ledger.sqlite").toString();
  }

  private List<String> serials(String ledger) throws IOException {
    List<String> serials = new ArrayList<>();
    for (String line :
        shell.run("ledger", "export", "--json", "--ledger", ledger).out().lines().toList()) {
      serials.add(new ObjectMapper().readTree(line).get("serial").asText());
    }
    return serials;
  }

  private String history(String ledger, String serial) {
    return shell.run("ledger", "show", serial, "--ledger", ledger).out();
  }

  @Test
  void aJobThatWasCancelledSaysHowManyLabelsAreOut() throws Exception {
    try (HttpPrinter printer = HttpPrinter.cancelling()) {
      profile(printer.how(), 50);
      Result result = print("--payload", PAYLOAD, "--copies", "2");
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.out()).contains("GIVEN-UP  packing  7");
      assertThat(result.err())
          .contains("job-canceled-by-user", "as it says: 1", "[label.given-up-after]");
    }
  }

  @Test
  void aUnitIsRecordedWhenItsLabelGoesOutAndNotBefore() throws Exception {
    String ledger = demo(1);
    String serial = serials(ledger).getFirst();
    String[] first = {"--unit", serial, "--ledger", ledger};
    String[] again = {"--unit", serial, "--ledger", ledger, "--reason", "smeared", "--copies", "2"};
    try (TcpPrinter empty = TcpPrinter.empty()) {
      profile(empty);
      Result refused = print(first);
      assertThat(refused.code()).isEqualTo(1);
      assertThat(refused.err()).contains("[label.printer-out-of-paper]");
      assertThat(empty.printed()).isEmpty();
    }
    assertThat(history(ledger, serial)).doesNotContain("packing");
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result printed = print(first);
      assertThat(printed.code()).as(printed.err()).isZero();
      assertThat(history(ledger, serial))
          .contains(
              "Label (standard) sent to the printer packing, copies: 1.",
              "Label (standard) printed, says the printer packing.");
      assertThat(print(first).err()).contains("[line.reason-missing]");
      assertThat(print(again).code()).isZero();
      assertThat(printer.printed(2)).hasSize(3);
    }
    assertThat(history(ledger, serial)).contains("sent again", "copies: 2", "smeared");
    assertThat(shell.run("ledger", "verify", "--ledger", ledger).code()).isZero();
  }

  /** A network that breaks off behind the last byte must not lead to a second label. */
  @Test
  void whatNobodySaysIsPrintedIsNotSentAgainWithoutAReason() throws Exception {
    String ledger = demo(1);
    String serial = serials(ledger).getFirst();
    try (TcpPrinter printer = TcpPrinter.fallingSilent()) {
      profile(printer);
      assertThat(print("--unit", serial, "--ledger", ledger).code()).isEqualTo(3);
      assertThat(printer.printed()).hasSize(1);
    }
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Result again = print("--unit", serial, "--ledger", ledger);
      assertThat(again.code()).isEqualTo(1);
      assertThat(again.err()).contains(serial, "packing", "[line.label-unsure]");
      Result next = print("--next", "5", "--ledger", ledger);
      assertThat(next.err()).contains("[line.labels-none]");
      Result known = print("--unit", serial, "--ledger", ledger, "--reason", "none came out");
      assertThat(known.code()).as(known.err()).isZero();
      assertThat(printer.printed()).hasSize(1);
    }
  }

  /** All of it did not go, so there is none, and no reason is asked for. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatThePrinterDidNotTakeWholeIsSentAgain() throws Exception {
    String ledger = demo(1);
    String serial = serials(ledger).getFirst();
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      Path profiles = folder.resolve("data").resolve("printers.yaml");
      String working = Files.readString(profiles);
      Files.writeString(profiles, working.replaceAll("tcp://[0-9.:]+", "file:/dev/full"));
      Result broke = print("--unit", serial, "--ledger", ledger);
      assertThat(broke.code()).isEqualTo(1);
      assertThat(broke.err()).contains("[label.printer-broke-off]");
      assertThat(history(ledger, serial)).contains("nothing came out [label.printer-broke-off]");
      Files.writeString(profiles, working);
      assertThat(print("--next", "9", "--ledger", ledger).code()).isZero();
      assertThat(printer.printed()).hasSize(1);
    }
  }

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
      Result rest = print("--next", "2", "--ledger", ledger);
      assertThat(rest.code()).as(rest.err()).isZero();
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

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aLayoutGetsTheMacFromTheRecordAndTheRestFromFields() throws Exception {
    String ledger = demo(1);
    String serial = serials(ledger).getFirst();
    Path layout = folder.resolve("mac.yaml");
    Files.writeString(
        layout,
        """
        name: with mac
        size: {width: 50, height: 25}
        elements:
          - qr: {module-mm: 0.5, at: {left: 0.5, top: center}}
          - text:
              at: {left: zone.right, right: 1, top: 1, height: 4}
              say: "{manual}"
              sizes: [{lines: 1, from: 12, to: 7}]
          - text:
              at: {left: zone.right, right: 1, top: 7, height: 3}
              say: "{mac} {date}"
              sizes: [{lines: 1, from: 8, to: 6}]
          - text:
              at: {left: zone.right, right: 1, top: 12, height: 3}
              say: "{serial}"
              sizes: [{lines: 1, from: 8, to: 6}]
          - test-mark: {at: {left: zone.right, right: 1, bottom: 1, height: 3}}
        """);
    String[] unit = {"--unit", serial, "--ledger", ledger, "--layout", layout.toString()};
    try (TcpPrinter printer = TcpPrinter.obliging()) {
      profile(printer);
      assertThat(print(unit).err()).contains("date", "[label.field-missing]");
      Result printed = print(with(unit, "--field", "date=2026-11"));
      assertThat(printed.code()).as(printed.err()).isZero();
      assertThat(printer.printed()).hasSize(1);
    }
    Path svg = folder.resolve("label.svg");
    Result rendered =
        shell.run(
            with(
                new String[] {"label", "render", "--out", svg.toString(), "--field", "date=2026"},
                unit));
    assertThat(rendered.code()).as(rendered.err()).isZero();
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
