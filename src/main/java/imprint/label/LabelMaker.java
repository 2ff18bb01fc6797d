package imprint.label;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes labels of one layout at one resolution. It keeps the letters that it drew, so the second
 * label is made faster than the first; may be used by several threads at a time.
 */
public final class LabelMaker {
  private final Layout layout;
  private final int dpi;
  private final Glyphs glyphs = new Glyphs();

  /**
   * @param dpi dots an inch, one of {@link Label#RESOLUTIONS}
   * @throws Refusal label.resolution
   */
  public LabelMaker(Layout layout, int dpi) {
    if (!Label.RESOLUTIONS.contains(dpi)) {
      throw Refusal.of("label.resolution", dpi);
    }
    this.layout = layout;
    this.dpi = dpi;
  }

  /**
   * Lays the label out, draws it in dots, and reads its codes from these dots, also as blur, print
   * growth and a skewed hand would leave them.
   *
   * @throws Refusal label.no-glyph for a character that the fonts lack; label.…-too-long;
   *     label.field-missing; and, should the layout be at fault, what a {@link Rule} found
   */
  public Label make(LabelContent content) {
    LabelCheck first = drawn(content);
    List<Finding> findings = first.findings();
    if (findings.isEmpty()) {
      return label(first);
    }
    return first
        .remedied(findings)
        .map(LabelMaker::label)
        .orElseThrow(() -> new Refusal(findings.getFirst()));
  }

  private static Label label(LabelCheck good) {
    return new Label(good.composer().content(), new Rendering(good.drawing(), good.raster()));
  }

  private LabelCheck drawn(LabelContent content) {
    Composer composer = new Composer(layout, content, dpi);
    return LabelCheck.of(composer, composer.drawing(Symbols.qr(content.qrCode())), glyphs);
  }

  /**
   * What each rule has against the label of a unit, in the order of the rules; nothing is refused.
   *
   * @return empty lists where all is well
   * @throws Refusal where the unit cannot be laid out at all
   */
  public Map<Rule, List<Finding>> check(LabelContent content) {
    LabelCheck first = drawn(content);
    LabelCheck best = first.remedied(first.findings()).orElse(first);
    Map<Rule, List<Finding>> findings = new TreeMap<>();
    for (Rule rule : Rule.values()) {
      findings.put(rule, rule.findings(best).distinct().toList());
    }
    return findings;
  }

  /**
   * The pages that labels are printed on: sheets where the layout has them, else each by itself.
   *
   * @param labels made here
   */
  public List<Rendering> pages(List<Label> labels) {
    SheetPlan plan = layout.sheet();
    if (plan == null) {
      return labels.stream().map(Label::rendering).toList();
    }
    List<Rendering> pages = new ArrayList<>();
    for (int from = 0; from < labels.size(); from += plan.places()) {
      List<Label> some = labels.subList(from, Math.min(labels.size(), from + plan.places()));
      Drawing sheet = plan.sheet(some.stream().map(made -> made.rendering().drawing()).toList());
      pages.add(new Rendering(sheet, Raster.of(sheet, glyphs)));
    }
    return pages;
  }

  /** How many labels a page of {@link #pages} takes. */
  public int labelsOnPage() {
    return Optional.ofNullable(layout.sheet()).map(SheetPlan::places).orElse(1);
  }
}
