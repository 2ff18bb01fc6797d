package imprint.label.print;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import imprint.label.Size;
import imprint.label.print.PrinterDraft.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterDraftTest {
  private static final PrinterProfile PACKING =
      Printing.profile(new Way.Tcp("192.168.1.20", 9100), true);

  @Provide
  Arbitrary<PrinterProfile> profiles() {
    Arbitrary<Way> ways =
        Arbitraries.of(
                "tcp://10.0.0.1:6101",
                "tcp://[fe80::1%eth0]",
                "ipp://zebra.local/ipp/print",
                "cups:Zebra_1",
                "file:/dev/usb/lp 0 #1: x")
            .map(text -> Way.parse(text).orElseThrow());
    Arbitrary<String> names =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .all()
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(PrinterDraftTest::said),
            Arbitraries.of("true", "null", "~", "1", "0x1F", "- a", "a: b", "#", "'", "\"", "包装"));
    Arbitrary<Double> sizes = Arbitraries.doubles().between(0.5, 1000).ofScale(2);
    Arbitrary<Integer> offsets = Arbitraries.integers().between(-1000, 1000);
    return Combinators.combine(
            names,
            ways,
            Arbitraries.of(203, 300, 600),
            Combinators.combine(sizes, sizes).as(Size::new),
            Combinators.combine(offsets, offsets).as(List::of),
            Arbitraries.integers().between(0, 30).injectNull(0.3),
            Arbitraries.integers().between(1, 14).injectNull(0.3),
            Arbitraries.integers().between(1, 600))
        .as(
            (name, way, dpi, size, moved, darkness, speed, seconds) ->
                new PrinterProfile(
                    name,
                    way,
                    dpi,
                    size,
                    moved.get(0),
                    moved.get(1),
                    darkness,
                    speed,
                    way instanceof Way.Tcp ? seconds % 2 == 0 : !(way instanceof Way.Device),
                    Duration.ofSeconds(seconds)));
  }

  /** What a person can type: no controls, no halves of characters. */
  private static boolean said(String name) {
    return !name.isBlank()
        && name.codePoints()
            .allMatch(
                c ->
                    Character.isDefined(c)
                        && !Character.isISOControl(c)
                        && Character.getType(c) != Character.SURROGATE
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.LINE_SEPARATOR
                        && Character.getType(c) != Character.PARAGRAPH_SEPARATOR
                        && Character.getType(c) != Character.PRIVATE_USE);
  }

  @Property(tries = 500)
  void whatIsWrittenIsRead(@ForAll("profiles") PrinterProfile profile) {
    List<PrinterProfile> both =
        profile.name().equals("packing") ? List.of(profile) : List.of(profile, PACKING);
    assertThat(PrinterFile.parse(PrinterYaml.of(both), Path.of(PrinterFile.NAME))).isEqualTo(both);
  }

  @Property(tries = 300)
  void whatIsShownIsTheSamePrinterWhenItIsKept(@ForAll("profiles") PrinterProfile profile) {
    PrinterDraft draft = PrinterDraft.of(profile);
    assertThat(draft.findings(Set.of())).isEmpty();
    PrinterProfile kept = draft.profile();
    assertThat(kept.name()).isEqualTo(profile.name().strip());
    assertThat(new PrinterDraft(changed(draft, Field.NAME, "x")).profile())
        .isEqualTo(new PrinterDraft(changed(PrinterDraft.of(kept), Field.NAME, "x")).profile())
        .extracting(PrinterProfile::how, PrinterProfile::media, PrinterProfile::right)
        .containsExactly(profile.how(), profile.media(), profile.right());
  }

  private static Map<Field, String> changed(PrinterDraft draft, Field field, String text) {
    Map<Field, String> texts = new HashMap<>(draft.texts());
    texts.put(field, text);
    return texts;
  }

  @ParameterizedTest
  @CsvSource({
    "NAME, '', label.printer-name",
    "NAME, office, label.printer-name-taken",
    "HOW, somewhere nice, label.printer-how",
    "HOW, ipps://a, label.printer-how",
    "DPI, 204, label.printer-dpi",
    "DPI, '', label.printer-dpi",
    "WIDTH, 0, label.printer-size",
    "WIDTH, wide, label.printer-size",
    "HEIGHT, 1001, label.printer-size",
    "RIGHT, 1001, label.printer-offset",
    "DOWN, 4.5, label.printer-offset",
    "DARKNESS, 31, label.printer-darkness",
    "SPEED, 0, label.printer-speed",
    "SECONDS, 601, label.printer-seconds"
  })
  void whatIsWrongIsSaidAtItsField(Field field, String text, String code) {
    PrinterDraft draft = new PrinterDraft(changed(PrinterDraft.of(PACKING), field, text));
    Map<Field, Finding> wrong = draft.findings(Set.of("office"));
    assertThat(wrong).containsOnlyKeys(field);
    assertThat(wrong.values()).extracting(Finding::code).containsExactly(code);
    assertThat(Finding.known(code)).isTrue();
  }

  @Test
  void anAddressAloneIsALabelPrinterAndACommaIsAPoint() {
    Map<Field, String> texts = new HashMap<>(PrinterDraft.usual().texts());
    texts.put(Field.NAME, " packing ");
    texts.put(Field.HOW, "192.168.1.20");
    texts.put(Field.HEIGHT, "25,4");
    PrinterDraft draft = new PrinterDraft(texts);
    assertThat(draft.findings(Set.of())).isEmpty();
    assertThat(draft.profile().how()).isEqualTo(new Way.Tcp("192.168.1.20", 9100));
    assertThat(draft.profile().name()).isEqualTo("packing");
    assertThat(draft.profile().media()).isEqualTo(new Size(50, 25.4));
  }

  @Test
  void printersAreKeptInTheStationsFolder(@TempDir Path folder) {
    PrinterFile.write(folder, List.of(PACKING));
    assertThat(PrinterFile.read(folder)).containsExactly(PACKING);
    PrinterFile.write(folder, List.of());
    assertThat(PrinterFile.read(folder)).isEmpty();
  }

  @Test
  void onePrinterIsKeptAndTheOthersStayAsTheFileHasThem(@TempDir Path folder) {
    PrinterProfile office = named("office");
    PrinterFile.write(folder, List.of(PACKING, office));
    PrinterProfile moved = PACKING.measured(9, 9);
    assertThat(PrinterFile.put(folder, Optional.of("packing"), moved))
        .containsExactly(moved, office)
        .isEqualTo(PrinterFile.read(folder));
    assertThat(PrinterFile.put(folder, Optional.of("gone"), named("line 3")))
        .extracting(PrinterProfile::name)
        .containsExactly("packing", "office", "line 3");
    TcpPrinterTest.refused(
        "label.printer-name-taken",
        () -> PrinterFile.put(folder, Optional.of("packing"), named("office")));
    assertThat(PrinterFile.remove(folder, "packing"))
        .extracting(PrinterProfile::name)
        .containsExactly("office", "line 3");
    assertThat(PrinterFile.read(folder)).hasSize(2);
  }

  @Test
  void aFileThatCannotBeReadIsNeverWrittenOver(@TempDir Path folder) throws IOException {
    Path file = folder.resolve(PrinterFile.NAME);
    String typo = "packing:\n  how: tcp://10.0.0.1\n  dpi: 203\n  dakness: 12\n";
    Files.writeString(file, typo);
    TcpPrinterTest.refused(
        "label.printers-unknown", () -> PrinterFile.put(folder, Optional.empty(), named("line 3")));
    TcpPrinterTest.refused("label.printers-unknown", () -> PrinterFile.remove(folder, "packing"));
    assertThat(file).hasContent(typo);
  }

  private static PrinterProfile named(String name) {
    Map<Field, String> texts = new HashMap<>(PrinterDraft.of(PACKING).texts());
    texts.put(Field.NAME, name);
    return new PrinterDraft(texts).profile();
  }

  /** 203 dots an inch: half a millimetre are four. */
  @Test
  void whatWasMeasuredMovesThePrint() {
    PrinterProfile moved = PACKING.measured(9.5, 11);
    assertThat(moved.right()).isEqualTo(4);
    assertThat(moved.down()).isEqualTo(-8);
    assertThat(moved.measured(10, 10)).isEqualTo(moved);
    assertThat(PrintJob.calibration(moved).copies()).isEqualTo(1);
  }
}
