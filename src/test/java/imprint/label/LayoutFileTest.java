package imprint.label;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class LayoutFileTest {
  private static final String LEAST =
      """
      size: {width: 40, height: 20}
      elements:
        - qr: {module-dots: 4, at: {left: 0.5, top: center}}
        - text:
            at: {left: zone.right, right: 1, top: 2, height: 4}
            say: "{manual}"
            sizes: [{lines: 1, from: 9, to: 6}]
      """;

  @TempDir Path folder;

  static String text(String shipped) {
    try (InputStream in = Layout.class.getResourceAsStream(shipped + ".yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Layout read(String yaml) {
    return LayoutFile.read(yaml.getBytes(StandardCharsets.UTF_8), "label.yaml");
  }

  @ParameterizedTest
  @FieldSource("imprint.label.Layout#SHIPPED")
  void whatShipsKeepsAllRulesAtEveryResolution(String name) {
    for (int dpi : Label.RESOLUTIONS) {
      LabelMaker maker = new LabelMaker(Layout.named(name), dpi);
      Samples.all()
          .forEach(
              (sample, content) ->
                  assertThat(maker.check(content).values())
                      .as(name + " " + dpi + " " + sample)
                      .allMatch(List::isEmpty));
    }
  }

  @Test
  void aShortLayoutGetsTheUsualRules() {
    Layout layout = read(LEAST);
    assertThat(layout.size()).isEqualTo(new Size(40, 20));
    assertThat(layout.limits()).isEqualTo(Limits.USUAL);
    assertThat(new LabelMaker(layout, 203).make(Labels.plain()).width()).isEqualTo(320);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          size:              | sise:                | label.layout-value   | size                  | 1
          say:               | sey:                 | label.layout-value   | elements[2].text.say  | 4
          - qr:              | - oq:                | label.layout-unknown | elements[1].oq        | 3
          left: 0.5          | lift: 0.5            | label.layout-unknown | elements[1].qr.at.lift | 3
          height: 20}        | height: 20, unit: mm} | label.layout-unknown | size.unit            | 1
          width: 40          | width: 4000          | label.layout-value   | size.width            | 1
          width: 40          | width: .nan          | label.layout-syntax  | label.yaml            | 1
          width: 40          | width: wide          | label.layout-value   | size.width            | 1
          module-dots: 4     | module-dots: 0       | label.layout-value   | elements[1].qr.module-dots | 3
          module-dots: 4     | module-mm: 0.4, module-dots: 4 | label.layout-value | elements[1].qr.module-dots | 3
          from: 9            | from: 5              | label.layout-value   | elements[2].text.sizes[1].to | 7
          height: 4          | bottom: 1, height: 4 | label.layout-value   | elements[2].text.at.height | 5
          right: 1           | width: 9, right: 1   | label.layout-value   | elements[2].text.at.width | 5
          "{manual}"         | "{manuel}"           | label.layout-value   | elements[2].text.say | 6
          "{manual}"         | "No. {manual}"       | label.layout-value   | elements[2].text.say | 6
          zone.right         | zone.middle          | label.layout-value   | elements[2].text.at.left | 5
          zone.right         | zone.right + 1.2.3   | label.layout-value   | elements[2].text.at.left | 5
          top: center        | top: center, top: 1  | label.layout-syntax  | label.yaml            | 3
          elements:          | elements: [          | label.layout-syntax  | label.yaml            | 2
          """)
  void whatIsWrongIsNamedWithItsLine(String from, String to, String code, String field, int line) {
    String yaml = LEAST.replaceFirst(java.util.regex.Pattern.quote(from), to.replace("\\", ""));
    Labels.refused(code, () -> read(yaml))
        .satisfies(
            refusal -> {
              assertThat(refusal).hasMessageContaining(field);
              assertThat(((Refusal) refusal).finding().arguments()).contains("" + line);
            });
  }

  @Test
  void refusesALayoutThatIsNotThere() {
    Labels.refused("label.layout-absent", () -> Layout.named("nowhere/label.yaml"))
        .hasMessageContaining("standard, body, carton");
  }

  @Test
  void anAnchorWithoutACodeIsRefused() {
    String yaml = LEAST.lines().filter(l -> !l.contains("qr:")).reduce("", (a, b) -> a + b + "\n");
    Labels.refused(
        "label.layout-place", () -> new LabelMaker(read(yaml), 203).make(Labels.plain()));
  }

  /** What docs/labels.md begins with is worth beginning with. */
  @Test
  void theExampleOfTheDocumentationKeepsAllRules() throws IOException {
    String page = Files.readString(Path.of("docs/labels.md"));
    String yaml = page.substring(page.indexOf("```yaml") + 7);
    Layout layout = read(yaml.substring(0, yaml.indexOf("```")));
    for (int dpi : Label.RESOLUTIONS) {
      LabelMaker maker = new LabelMaker(layout, dpi);
      Samples.all()
          .forEach(
              (sample, content) ->
                  assertThat(maker.check(content).values())
                      .as(sample + " at " + dpi)
                      .allMatch(List::isEmpty));
    }
  }

  /** Whoever scans the label would open another device. */
  @Test
  void codesOfOtherUnitsAreRefusedWhereverTheyComeFrom() throws IOException {
    Symbol foreign = Symbols.qr(Labels.test().qrCode());
    var picture = new BufferedImage(120, 120, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < 120; x++) {
      for (int y = 0; y < 120; y++) {
        int column = x / 4;
        int row = y / 4;
        boolean dark =
            column < foreign.columns() && row < foreign.rows() && foreign.dark(column, row);
        picture.setRGB(x, y, dark ? 0 : 0xFFFFFF);
      }
    }
    ImageIO.write(picture, "png", folder.resolve("logo.png").toFile());
    Path yaml =
        Files.writeString(
            folder.resolve("label.yaml"),
            LEAST.replace("width: 40", "width: 60")
                + "  - image: {file: logo.png, at: {right: 1, bottom: 1, width: 12, height:"
                + " 12}}\n");
    LabelMaker maker = new LabelMaker(Layout.named(yaml.toString()), 300);
    Labels.refused("label.picture-code", () -> maker.make(Labels.plain()));

    String note =
        "  - text: {say: '{field.note}', at: {left: zone.right, right: 1, bottom: 2, height: 4},"
            + " sizes: [{lines: 1, from: 8, to: 6}]}\n";
    LabelMaker noting = new LabelMaker(read(LEAST + note), 203);
    Labels.refused(
        "label.manual-code",
        () -> noting.make(Labels.plain().with(Map.of("field.note", "3575-986-1036"))));
    noting.make(Labels.plain().with(Map.of("field.note", "Made 2026-11")));
  }

  @Test
  void aPictureBesideTheLayoutIsDrawnInDots() throws IOException {
    var picture = new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < 10; x++) {
      for (int y = 0; y < 10; y++) {
        picture.setRGB(x, y, 0xFF202020);
      }
    }
    ImageIO.write(picture, "png", folder.resolve("logo.png").toFile());
    Path yaml =
        Files.writeString(
            folder.resolve("label.yaml"),
            LEAST
                + "  - image: {file: logo.png, at: {right: 1, bottom: 1, width: 8, height: 4}}\n");
    Raster raster =
        new LabelMaker(Layout.named(yaml.toString()), 203)
            .make(Labels.plain())
            .rendering()
            .raster();
    assertThat(raster.black(320 - 8 - 60, 160 - 8 - 16)).as("its left half").isTrue();
    assertThat(raster.black(320 - 8 - 10, 160 - 8 - 16)).as("transparent is white").isFalse();
    Files.writeString(folder.resolve("logo.png"), "no picture");
    Labels.refused("label.image-unreadable", () -> Layout.named(yaml.toString()));
  }

  /** One byte of a good layout changed, lost or doubled: a layout or a finding, nothing else. */
  @Property(tries = 1500)
  void neverFailsOtherThanByAFinding(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] good = text(Layout.SHIPPED.get(random.nextInt(3))).getBytes(StandardCharsets.UTF_8);
    List<Byte> bytes = new ArrayList<>();
    for (byte octet : good) {
      bytes.add(octet);
    }
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(3)) {
        case 0 -> bytes.set(at, (byte) random.nextInt(256));
        case 1 -> bytes.remove(at);
        default -> bytes.add(at, bytes.get(random.nextInt(bytes.size())));
      }
    }
    byte[] broken = new byte[bytes.size()];
    for (int i = 0; i < broken.length; i++) {
      broken[i] = bytes.get(i);
    }
    fuzzed(broken);
  }

  @Property(tries = 500)
  void noiseIsNoLayout(@ForAll byte[] noise) {
    assertThat(fuzzed(noise)).isFalse();
  }

  private static boolean fuzzed(byte[] yaml) {
    try {
      Layout layout = LayoutFile.read(yaml, "label.yaml");
      assertThat(layout.elements()).isNotEmpty();
      return true;
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).startsWith("label.layout-");
      return false;
    }
  }
}
