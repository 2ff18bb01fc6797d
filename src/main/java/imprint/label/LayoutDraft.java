package imprint.label;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A layout that is being written: whatever a person typed so far, right or wrong. Never changes;
 * every edit is another draft. What is right is judged by the reader of layouts alone.
 *
 * <p>Fields are named by JSON pointers, such as {@code /elements/2/text/at/left}.
 */
public final class LayoutDraft {
  private static final String ELEMENTS = "elements";
  private static final double ASIDE_MM = 1;

  private final ObjectNode tree;
  private final String comment;
  private final @Nullable Path home;

  private LayoutDraft(ObjectNode tree, String comment, @Nullable Path home) {
    this.tree = tree;
    this.comment = comment;
    this.home = home;
  }

  /** One that ships, as a start for one's own. */
  public static LayoutDraft shipped(String name) {
    return packed(name);
  }

  /** The least that is a label. */
  public static LayoutDraft fresh() {
    return packed("new");
  }

  private static LayoutDraft packed(String name) {
    try (InputStream in = LayoutDraft.class.getResourceAsStream(name + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException(name);
      }
      return of(in.readAllBytes(), name, null);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Of a file that is a layout.
   *
   * @throws Refusal label.layout-…, file.…
   */
  public static LayoutDraft open(Path file) {
    return of(InputFile.read(file, LayoutFile.LARGEST), file.getFileName().toString(), file);
  }

  private static LayoutDraft of(byte[] yaml, String name, @Nullable Path home) {
    LayoutFile.read(yaml, name);
    try {
      ObjectNode tree = (ObjectNode) LayoutFile.tree(yaml);
      return new LayoutDraft(tree, comment(new String(yaml, StandardCharsets.UTF_8)), home);
    } catch (IOException read) {
      throw new UncheckedIOException(read);
    }
  }

  /** What stands before the layout itself. */
  private static String comment(String text) {
    return text.lines()
        .takeWhile(line -> line.startsWith("#"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** As it would be saved: YAML. */
  public String text() {
    return LayoutText.of(tree, comment);
  }

  /** The file that it was read from or saved to; pictures are looked for beside it. */
  public Optional<Path> home() {
    return Optional.ofNullable(home);
  }

  /** A file that the layout names. */
  Path beside(String name) throws IOException {
    try {
      return home == null ? Path.of(name) : home.toAbsolutePath().resolveSibling(name);
    } catch (InvalidPathException impossible) {
      throw new IOException(impossible);
    }
  }

  /**
   * The layout, without its pictures.
   *
   * @throws Refusal label.layout-…
   */
  Layout layout() {
    return LayoutFile.read(text().getBytes(StandardCharsets.UTF_8), title());
  }

  /** What it calls itself. */
  public String title() {
    return tree.path("name").asText("label");
  }

  /** What keeps it from being a layout: the first mistake of each element; empty if nothing. */
  public List<LayoutMistake> mistakes() {
    return new Proofreader(tree, text(), title()).mistakes();
  }

  /** The elements in the order in which they are drawn. */
  public List<LayoutPart> parts() {
    List<LayoutPart> parts = new ArrayList<>();
    for (JsonNode element : array()) {
      parts.add(LayoutPart.of(parts.size(), element));
    }
    return parts;
  }

  private ArrayNode array() {
    return array(tree);
  }

  private static ArrayNode array(ObjectNode root) {
    return root.withArray("/" + ELEMENTS);
  }

  /** What stands in a field, as it is typed there; empty where nothing does. */
  public String get(String pointer) {
    return LayoutValue.text(tree.at(pointer));
  }

  /** How many a list holds; 0 where there is none. */
  public int count(String pointer) {
    return tree.at(pointer).size();
  }

  /**
   * With something else in a field; what it stands in is made where it is not there.
   *
   * @param typed nothing: the field is left out
   */
  public LayoutDraft with(String pointer, LayoutValue kind, String typed) {
    return edited(root -> LayoutTree.put(root, pointer, kind.node(typed)));
  }

  /** Without a field, or without one of a list, and all that is in it. */
  public LayoutDraft without(String pointer) {
    return edited(root -> LayoutTree.remove(root, pointer));
  }

  /** With one more at the end of a list of texts. */
  public LayoutDraft withText(String list) {
    return edited(root -> LayoutTree.append(root, list, LayoutTemplates.wording()));
  }

  /** With labels on a sheet of A4, as many as there is room for. */
  public LayoutDraft withSheet() {
    double width = tree.at("/size/width").asDouble();
    double height = tree.at("/size/height").asDouble();
    return edited(root -> root.set("sheet", LayoutTemplates.sheet(width, height)));
  }

  /** With one more element, drawn over the others. */
  public LayoutDraft withElement(LayoutTemplate template) {
    return edited(root -> LayoutTree.append(root, "/" + ELEMENTS, LayoutTemplates.of(template)));
  }

  /** With the same element once more, behind itself and a little aside. */
  public LayoutDraft withCopy(int element) {
    LayoutDraft copied =
        edited(root -> array(root).insert(element + 1, array(root).get(element).deepCopy()));
    return copied.movedTo(element + 1, ASIDE_MM, ASIDE_MM);
  }

  /** With an element at another place in the order. */
  public LayoutDraft withOrder(int element, int place) {
    return edited(root -> array(root).insert(place, array(root).remove(element)));
  }

  /**
   * With an element so many millimetres further right and down, at a whole tenth of one.
   *
   * @return the same where what it stands at is no place
   */
  public LayoutDraft movedTo(int element, double right, double down) {
    return moved(element, new LayoutShift.Tenths(right), new LayoutShift.Tenths(down));
  }

  /**
   * With an element so many dots further right and down.
   *
   * @return the same where what it stands at is no place
   */
  public LayoutDraft movedBy(int element, int right, int down, int dpi) {
    return moved(element, new LayoutShift.Dots(right, dpi), new LayoutShift.Dots(down, dpi));
  }

  private LayoutDraft moved(int element, LayoutShift right, LayoutShift down) {
    return edited(
        root -> {
          JsonNode body = LayoutPart.body(array(root).get(element));
          if (body.path("at") instanceof ObjectNode at) {
            right.move(at, "left", "right");
            down.move(at, "top", "bottom");
          }
        });
  }

  /** Called something else, and at home there; pictures are still those that it had. */
  public LayoutDraft at(Path file) {
    LayoutDraft there = new LayoutDraft(tree.deepCopy(), comment, file);
    for (JsonNode element : there.array()) {
      if (element.path("image") instanceof ObjectNode image && home != null) {
        try {
          String name = named(beside(image.path("file").asText()), file);
          image.put("file", name);
        } catch (IOException noPath) {
          // said by its reader
        }
      }
    }
    return there;
  }

  /** How a layout at home there names a file. */
  public String named(Path file) {
    return home == null ? file.toAbsolutePath().toString() : named(file, home);
  }

  private static String named(Path file, Path layout) {
    Path whole = layout.toAbsolutePath().normalize();
    return InputFile.named(file, Objects.requireNonNullElse(whole.getParent(), whole));
  }

  private LayoutDraft edited(Consumer<ObjectNode> edit) {
    ObjectNode next = tree.deepCopy();
    edit.accept(next);
    return new LayoutDraft(next, comment, home);
  }

  /**
   * Saves it: whole or not at all, readable by whom the file was readable before.
   *
   * @throws Refusal file.unwritable
   */
  public void write(Path file) {
    try {
      LayoutFile.write(file, text().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }

  /** Whether they would be saved alike. */
  public boolean same(LayoutDraft other) {
    return text().equals(other.text());
  }

  @Override
  public String toString() {
    return "LayoutDraft " + title();
  }
}
