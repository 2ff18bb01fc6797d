package imprint.label;

import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tries drafts one after the other. Keeps letters and pictures, so that the next one is tried while
 * a person types. For one thread.
 */
public final class Trials {
  private static final int LARGEST_PICTURE = 8 * 1024 * 1024;

  private record Kept(FileTime written, Artwork picture) {}

  private final Map<Path, Kept> pictures = new HashMap<>();
  private final Glyphs glyphs = new Glyphs();

  /**
   * Draws a draft that has no mistakes, and holds it against the rules.
   *
   * @param dpi one of {@link Label#RESOLUTIONS}
   * @throws Refusal label.layout-… for a draft with mistakes
   */
  public Trial of(LayoutDraft draft, LabelContent content, int dpi) {
    Layout layout = withPictures(draft);
    Composer composer = new Composer(layout, content, dpi);
    Symbol usual = Symbols.qr(content.qrCode());
    List<Part> parts = composer.parts(usual);
    Box label = Drawing.of(layout.size(), dpi, List.of()).area();
    List<Trial.Spot> spots =
        parts.stream().map(part -> Trial.Spot.of(part, layout.turn(), label)).toList();
    LabelCheck check = LabelCheck.of(composer, composer.drawing(parts), glyphs);
    if (parts.stream().anyMatch(part -> part.refused().isPresent())) {
      return new Trial(check.raster(), spots, Map.of());
    }
    Map<Rule, List<Trial.Told>> rules = rules(check, Blame.of(check, parts));
    List<Finding> findings =
        rules.values().stream().flatMap(List::stream).map(Trial.Told::finding).toList();
    return check
        .remedied(findings)
        .map(good -> new Trial(good.raster(), spots, rules(good, Blame.of(good, parts))))
        .orElseGet(() -> new Trial(check.raster(), spots, rules));
  }

  private static Map<Rule, List<Trial.Told>> rules(LabelCheck label, Blame blame) {
    Map<Rule, List<Trial.Told>> rules = new TreeMap<>();
    for (Rule rule : Rule.values()) {
      rules.put(
          rule,
          rule.findings(label)
              .distinct()
              .map(finding -> new Trial.Told(finding, blame.elements(finding.code())))
              .toList());
    }
    return rules;
  }

  private Layout withPictures(LayoutDraft draft) {
    Layout layout = draft.layout();
    Map<String, Artwork> all = new HashMap<>();
    for (Element element : layout.elements()) {
      if (element instanceof Element.Image image) {
        try {
          all.put(image.file(), picture(draft.beside(image.file()), image.file()));
        } catch (Refusal | IOException unreadable) {
          // said of that element alone when it is drawn
        }
      }
    }
    return layout.with(all);
  }

  private Artwork picture(Path file, String name) throws IOException {
    FileTime written = Files.getLastModifiedTime(file);
    Kept kept = pictures.get(file);
    if (kept == null || !kept.written().equals(written)) {
      kept = new Kept(written, Artwork.read(InputFile.read(file, LARGEST_PICTURE), name));
      pictures.put(file, kept);
    }
    return kept.picture();
  }
}
