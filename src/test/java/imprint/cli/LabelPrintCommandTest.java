package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import imprint.label.print.HttpPrinter;
import imprint.label.print.TcpPrinter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LabelPrintCommandTest extends AtThePrinter {
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
                with(unit, "--reason", "for the file")));
    assertThat(rendered.code()).as(rendered.err()).isZero();
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
