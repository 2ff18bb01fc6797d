package imprint.label.print;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.Size;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code printers.yaml}: the printers of a station, set up once. It may be absent.
 *
 * <pre>
 * packing:
 *   how: tcp://192.168.1.20:9100     # or ipp://host:631/ipp/print, file:/dev/usb/lp0, cups:QUEUE
 *   dpi: 203
 *   media: {width: 50, height: 25}   # mm
 *   offset: {right: 0, down: 0}      # dots
 *   darkness: 15                     # 0 … 30
 *   speed: 4                         # inches a second
 *   language: zpl
 *   answers: true                    # tcp: it can be asked how it is
 *   seconds: 30                      # in which a label should be out
 * </pre>
 */
public final class PrinterFile {
  /** Its name in the station's own folder. */
  public static final String NAME = "printers.yaml";

  private static final int LARGEST = 1 << 16;
  static final int DARKEST = 30;
  static final int FASTEST = 14;
  static final int LARGEST_MM = 1000;
  static final int LARGEST_OFFSET = 1000;
  static final int LONGEST_SECONDS = 600;
  static final int USUAL_SECONDS = 30;

  private static final Set<String> FIELDS =
      Set.of(
          "how", "dpi", "media", "offset", "darkness", "speed", "language", "answers", "seconds");

  private final Path file;
  private final String printer;
  private final JsonNode fields;

  private PrinterFile(Path file, String printer, JsonNode fields) {
    this.file = file;
    this.printer = printer;
    this.fields = fields;
  }

  /**
   * The printers in their order.
   *
   * @param folder the station's own
   * @throws Refusal label.printers-syntax, label.printers-unknown, label.printers-value, file.…
   */
  public static List<PrinterProfile> read(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return List.of();
    }
    return parse(InputFile.readEvenEmpty(file, LARGEST), file);
  }

  /**
   * The printer of that name.
   *
   * @throws Refusal label.printer-absent, label.printers-none, and what {@link #read} refuses
   */
  public static PrinterProfile named(Path folder, String name) {
    List<PrinterProfile> all = read(folder);
    if (all.isEmpty()) {
      throw Refusal.of("label.printers-none", folder.resolve(NAME));
    }
    return all.stream()
        .filter(profile -> profile.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.of(
                    "label.printer-absent",
                    name,
                    folder.resolve(NAME),
                    all.stream().map(PrinterProfile::name).collect(Collectors.joining(", "))));
  }

  /**
   * Keeps one printer; the others stay as they are in the file now.
   *
   * @param folder the station's own
   * @param before name of the one whose place it takes; one that is there no more, or none, puts it
   *     behind the others
   * @return all of them
   * @throws Refusal label.printer-name-taken, file.unwritable, and what {@link #read} refuses; then
   *     the file stays as it is
   */
  public static List<PrinterProfile> put(
      Path folder, Optional<String> before, PrinterProfile printer) {
    List<PrinterProfile> all = new ArrayList<>(read(folder));
    List<String> names = all.stream().map(PrinterProfile::name).toList();
    int at = before.map(names::indexOf).orElse(-1);
    int same = names.indexOf(printer.name());
    if (same >= 0 && same != at) {
      throw Refusal.of("label.printer-name-taken", printer.name());
    }
    if (at < 0) {
      all.add(printer);
    } else {
      all.set(at, printer);
    }
    write(folder, all);
    return List.copyOf(all);
  }

  /**
   * Takes the printer of that name away, likewise.
   *
   * @return those that are left
   */
  public static List<PrinterProfile> remove(Path folder, String name) {
    List<PrinterProfile> rest =
        read(folder).stream().filter(each -> !each.name().equals(name)).toList();
    write(folder, rest);
    return rest;
  }

  /**
   * Keeps these printers, in their order, in place of those before. What was written in the file
   * beside them, such as comments, is lost.
   *
   * @param folder the station's own
   * @throws Refusal file.unwritable; then all stays as it was
   */
  public static void write(Path folder, List<PrinterProfile> profiles) {
    Path file = folder.resolve(NAME);
    try {
      PrivateFile.write(file, PrinterYaml.of(profiles));
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }

  static List<PrinterProfile> parse(byte[] yaml, Path file) {
    JsonNode root = tree(yaml, file);
    List<PrinterProfile> profiles = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      profiles.add(new PrinterFile(file, entry.getKey(), entry.getValue()).profile());
    }
    return profiles;
  }

  private static JsonNode tree(byte[] yaml, Path file) {
    try {
      JsonNode root =
          JsonMapper.builder(new YAMLFactory())
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readTree(yaml);
      if (root.isObject() || root.isMissingNode() || root.isNull()) {
        return root;
      }
      throw Refusal.of("label.printers-syntax", file, 1);
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      int line = at == null ? 1 : Math.max(1, at.getLineNr());
      throw new Refusal(Finding.error("label.printers-syntax", file, line), wrong);
    } catch (IOException | RuntimeException wrong) {
      if (wrong instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Refusal(Finding.error("label.printers-syntax", file, 1), wrong);
    }
  }

  private PrinterProfile profile() {
    if (printer.isBlank() || !fields.isObject()) {
      throw wrong("how");
    }
    known(fields, FIELDS, "");
    JsonNode media = fields.path("media");
    JsonNode offset = fields.path("offset");
    known(media, Set.of("width", "height"), "media.");
    known(offset, Set.of("right", "down"), "offset.");
    Way how = Optional.ofNullable(text("how")).flatMap(Way::parse).orElseThrow(() -> wrong("how"));
    Integer dpi = whole(fields, "dpi", "dpi", 1, Integer.MAX_VALUE);
    if (dpi == null || !Label.RESOLUTIONS.contains(dpi)) {
      throw wrong("dpi");
    }
    if (fields.has("language") && !"zpl".equals(text("language"))) {
      throw wrong("language");
    }
    return new PrinterProfile(
        printer,
        how,
        dpi,
        new Size(millimetres(media, "width"), millimetres(media, "height")),
        moved(offset, "right"),
        moved(offset, "down"),
        whole(fields, "darkness", "darkness", 0, DARKEST),
        whole(fields, "speed", "speed", 1, FASTEST),
        answers(how),
        Duration.ofSeconds(
            Optional.ofNullable(whole(fields, "seconds", "seconds", 1, LONGEST_SECONDS))
                .orElse(USUAL_SECONDS)));
  }

  private void known(JsonNode section, Set<String> names, String before) {
    if (!section.isMissingNode() && !section.isObject()) {
      throw wrong(before.substring(0, before.length() - 1));
    }
    Set<String> unknown = new HashSet<>();
    section.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(names);
    unknown.stream()
        .sorted()
        .findFirst()
        .ifPresent(
            name -> {
              throw Refusal.of("label.printers-unknown", file, before + name, printer);
            });
  }

  private @Nullable String text(String name) {
    JsonNode value = fields.path(name);
    return value.isTextual() ? value.textValue() : null;
  }

  /** A device takes bytes and gives none; a queue always tells what it knows. */
  private boolean answers(Way how) {
    JsonNode value = fields.path("answers");
    boolean tcp = how instanceof Way.Tcp;
    if (!value.isMissingNode() && (!tcp || !value.isBoolean())) {
      throw wrong("answers");
    }
    return value.asBoolean(how.answers());
  }

  private int moved(JsonNode offset, String name) {
    Integer dots = whole(offset, name, "offset." + name, -LARGEST_OFFSET, LARGEST_OFFSET);
    return dots == null ? 0 : dots;
  }

  private @Nullable Integer whole(
      JsonNode section, String name, String shown, int least, int most) {
    JsonNode value = section.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.canConvertToInt()
        || !value.isIntegralNumber()
        || value.intValue() < least
        || value.intValue() > most) {
      throw wrong(shown);
    }
    return value.intValue();
  }

  private double millimetres(JsonNode media, String name) {
    JsonNode value = media.path(name);
    double mm = value.isNumber() ? value.doubleValue() : 0;
    if (!(mm > 0 && mm <= LARGEST_MM)) {
      throw wrong("media." + name);
    }
    return mm;
  }

  private Refusal wrong(String field) {
    return Refusal.of("label.printers-value", file, field, printer);
  }
}
