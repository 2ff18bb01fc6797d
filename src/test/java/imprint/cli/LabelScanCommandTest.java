package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import imprint.ledger.By;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelScanCommandTest {
  @TempDir Path folder;
  private Shell shell;
  private String ledger;
  private List<Unit> units;
  private List<String> codes;

  @BeforeEach
  void makeTwo() {
    shell = new Shell(folder);
    Path out = folder.resolve("demo");
    assertThat(shell.run("demo", "--boards", "2", "--out", out.toString()).code()).isZero();
    ledger = out.resolve("ledger.sqlite").toString();
    try (Ledger open = Ledger.open(ledger, InstantSource.system())) {
      units = open.latest(2).reversed();
      codes = units.stream().map(unit -> qrCode(open, unit)).toList();
      open.labels()
          .send(
              List.of(units.get(1)),
              new Event.LabelSent("p", "standard", 1, ""),
              By.station("pack"));
    }
  }

  private static String qrCode(Ledger open, Unit unit) {
    try (Secret sealed = open.recall(unit, Copy.Kind.ONBOARDING_PAYLOAD)) {
      return sealed.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private Result scan(String... more) {
    String[] usual = {"label", "scan", "--ledger", ledger, "--station", "pack"};
    String[] words = java.util.Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, words, usual.length, more.length);
    return shell.run(words);
  }

  @Test
  void theLabelThatWasSentLastIsExpected() {
    Result right = scan(codes.get(1));
    assertThat(right.code()).as(right.err()).isZero();
    assertThat(right.out())
        .isEqualTo("RIGHT  " + units.get(1).serialNumber() + "  qr-code%n".formatted());
    assertThat(shell.run("ledger", "show", units.get(1).serialNumber(), "--ledger", ledger).out())
        .contains("Label scanned, and it is that of this unit: QR code.");
  }

  @Test
  void anotherOneShowsBothAndWhatToDo() {
    Result wrong = scan(codes.get(0));
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err())
        .contains(
            "WRONG",
            units.get(0).serialNumber(),
            units.get(1).serialNumber(),
            "Put this label on no device",
            "[line.scan-other]")
        .doesNotContain(codes.get(0));
    assertThat(scan(codes.get(0), "--expect", units.get(0).mac().text()).code()).isZero();
  }

  @Test
  void aScannerTypesALineALabel() throws Exception {
    shell.types("\r\n" + codes.get(0) + "\r\n" + units.get(1).serialNumber() + "\nMT:NONSENSE\n");
    Result batch = scan("--any", "--json");
    assertThat(batch.code()).isEqualTo(1);
    List<String> lines = batch.out().lines().toList();
    assertThat(lines).hasSize(3);
    JsonNode first = new ObjectMapper().readTree(lines.getFirst());
    assertThat(first.get("right").asBoolean()).isTrue();
    assertThat(first.get("serial").asText()).isEqualTo(units.get(0).serialNumber());
    assertThat(first.get("what").asText()).isEqualTo("qr-code");
    JsonNode last = new ObjectMapper().readTree(lines.getLast());
    assertThat(last.get("right").asBoolean()).isFalse();
    assertThat(last.get("finding").asText()).startsWith("matter.");
    assertThat(batch.out()).doesNotContain("NONSENSE", codes.get(0));
    shell.types(codes.get(0) + "\n");
    assertThat(scan("--any").out()).contains("scanned before");
  }

  @Test
  void withoutALabelThatWasSentTheUnitHasToBeNamed() {
    Result nothing = scan(codes.get(1), "--station", "elsewhere");
    assertThat(nothing.code()).isEqualTo(2);
    Result elsewhere =
        shell.run("label", "scan", "--ledger", ledger, "--station", "elsewhere", codes.get(1));
    assertThat(elsewhere.code()).isEqualTo(1);
    assertThat(elsewhere.err()).contains("elsewhere", "--expect", "[line.scan-nothing-expected]");
    assertThat(scan(codes.get(1), "--any", "--expect", "x").err()).contains("[cli.either]");
    assertThat(scan(codes.get(1), "--expect", "nobody").err()).contains("[line.unit-unknown]");
  }
}
