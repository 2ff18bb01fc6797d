package imprint.ledger.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.Access;
import imprint.ledger.Admission;
import imprint.ledger.By;
import imprint.ledger.Claim;
import imprint.ledger.Event.Imported.Source;
import imprint.ledger.Event.Imported.Told;
import imprint.ledger.ExportLine;
import imprint.ledger.Filter;
import imprint.ledger.Fingerprint;
import imprint.ledger.Foreign;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.State;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A ledger's export, taken in by another ledger, is that ledger's export. */
class RoundTripTest {
  private static final By BY = By.station("desk");

  @Property(tries = 12)
  void anExportThatIsImportedIsExportedTheSame(
      @ForAll("units") List<Foreign> units, @ForAll Lines.Form form) throws IOException {
    Path folder = Files.createTempDirectory("round-trip");
    try (Ledger first = open(folder.resolve("a.db"));
        Ledger second = open(folder.resolve("b.db"))) {
      first.records().admit(units, true, BY);
      String export = export(first, form);
      Sheet sheet = SheetReader.read("a", export.getBytes(StandardCharsets.UTF_8), null);
      List<Foreign> read = new ArrayList<>();
      new RowReader(sheet, Mapping.byName(sheet.columns()), _ -> new QrCodes.Content(0, 0, 0, 1))
          .read()
          .forEach(
              row -> {
                assertThat(row).isInstanceOf(ReadRow.Taken.class);
                read.add(((ReadRow.Taken) row).unit());
              });
      assertThat(second.records().admit(read, false, BY))
          .hasOnlyElementsOfType(Admission.New.class)
          .isNotEmpty();
      assertThat(lines(second)).isEqualTo(lines(first));
      assertThat(second.records().admit(read, false, BY))
          .hasOnlyElementsOfType(Admission.Known.class);
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** All but where this ledger has it from. */
  private static List<String> lines(Ledger ledger) {
    List<String> lines = new ArrayList<>();
    ledger
        .records()
        .forEach(
            Filter.ALL,
            unit ->
                lines.add(
                    ExportLine.of(unit).without(List.of("importedAt", "importedFrom")).toString()));
    return lines;
  }

  private static String export(Ledger ledger, Lines.Form form) {
    StringWriter out = new StringWriter();
    Lines lines = new Lines(out, form, ExportLine.FIELDS);
    ledger.records().forEach(Filter.ALL, unit -> lines.add(ExportLine.of(unit)));
    return out.toString();
  }

  private static Ledger open(Path file) {
    return Ledger.open(
        Access.file(file.toString()),
        new SecureRandom(),
        () -> Instant.parse("2026-05-01T00:00:00Z"));
  }

  @Provide
  Arbitrary<List<Foreign>> units() {
    Arbitrary<String> words =
        Arbitraries.strings().withChars("ab,;\"'\n中=é-|#").ofMaxLength(8).map(String::strip);
    return Combinators.combine(
            words,
            words,
            words,
            Arbitraries.of(State.DONE, State.RETIRED),
            Arbitraries.of(true, false))
        .as((a, b, c, state, whole) -> new String[] {a, b, c, state.name(), whole ? "x" : ""})
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(
            list -> {
              List<Foreign> units = new ArrayList<>();
              for (String[] of : list) {
                units.add(unit(units.size(), of));
              }
              return units;
            });
  }

  private static Foreign unit(int n, String[] of) {
    boolean whole = !of[4].isEmpty();
    State state = State.valueOf(of[3]);
    return new Foreign(
        "S;\"" + n,
        new Claim.Product(0xFFF1, 0x8000 + n % 2, of[0], of[1], of[2], n % 3 == 0),
        new Claim.Board(new Mac("24:0a:c4:00:00:%02x".formatted(n)), of[2]),
        whole ? mark("key " + n) : null,
        whole ? mark("issuer") : null,
        whole ? "a" + n : null,
        null,
        null,
        new Source("x", "00", n),
        new Told(
            state,
            of[0],
            "2020-01-01T00:00:00Z",
            of[1],
            of[2],
            of[0],
            "",
            state.live() ? "" : of[1],
            whole ? "WO-" + n : ""));
  }

  private static Fingerprint mark(String text) {
    return Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
