package imprint.label;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Texts below each other, some from the top and some from the bottom. Everything is shrunk, and
 * names are broken into lines, until it fits; nothing is cut.
 *
 * @param box where they may be
 * @param top where they start if there is room
 * @param gaps dots between what a person reads as different things: last base line to next
 *     capitals; the second number where sizes are dense
 */
record Column(
    Box box, int top, int dpi, List<Integer> gaps, List<Setting> head, List<Setting> foot) {
  /**
   * The texts in the largest sizes that go together. The last one of those from the top gives way
   * first, that is the product's name; the last one of all where none is at the top.
   *
   * @throws Refusal label.serial-too-long, label.vendor-too-long, label.product-too-long,
   *     label.text-too-long
   */
  List<Mark> marks() {
    if (head.isEmpty() && foot.isEmpty()) {
      return List.of();
    }
    return marks(gaps.getFirst(), setting -> setting.wording().sizes())
        .or(() -> marks(gaps.getLast(), setting -> setting.wording().dense()))
        .orElseThrow(() -> new Refusal(tooLong()));
  }

  private Optional<List<Mark>> marks(int gap, Function<Setting, List<Sizes>> sizes) {
    List<Setting> giving = head.isEmpty() ? foot : head;
    Setting last = giving.getLast();
    Optional<List<Paragraph>> firm = best(giving.subList(0, giving.size() - 1), sizes);
    Optional<List<Paragraph>> below = head.isEmpty() ? Optional.of(List.of()) : best(foot, sizes);
    if (firm.isEmpty() || below.isEmpty()) {
      return Optional.empty();
    }
    return last.candidates(sizes.apply(last), box.width(), dpi)
        .map(paragraph -> Stream.concat(firm.get().stream(), Stream.of(paragraph)).toList())
        .map(set -> head.isEmpty() ? List.of(List.<Paragraph>of(), set) : List.of(set, below.get()))
        .filter(both -> fits(both.getFirst(), both.getLast(), gap))
        .findFirst()
        .map(both -> placed(both.getFirst(), both.getLast(), gap));
  }

  /** Each in its best size; empty where one fits in none. */
  private Optional<List<Paragraph>> best(
      List<Setting> settings, Function<Setting, List<Sizes>> sizes) {
    List<Paragraph> best = new ArrayList<>();
    for (Setting setting : settings) {
      Optional<Paragraph> paragraph =
          setting.candidates(sizes.apply(setting), box.width(), dpi).findFirst();
      if (paragraph.isEmpty()) {
        return Optional.empty();
      }
      best.add(paragraph.get());
    }
    return Optional.of(best);
  }

  private boolean fits(List<Paragraph> above, List<Paragraph> below, int gap) {
    int between = above.isEmpty() || below.isEmpty() ? 0 : gap;
    return height(above, gap) + between + height(below, gap) <= box.height();
  }

  private List<Mark> placed(List<Paragraph> above, List<Paragraph> below, int gap) {
    List<Mark> marks = new ArrayList<>();
    int footTop = box.bottom() - height(below, gap);
    int y = Math.min(top, footTop - (below.isEmpty() ? 0 : gap) - height(above, gap));
    for (Paragraph paragraph : above) {
      marks.addAll(paragraph.at(box.x(), y));
      y += paragraph.height() + gap;
    }
    y = footTop;
    for (Paragraph paragraph : below) {
      marks.addAll(paragraph.at(box.x(), y));
      y += paragraph.height() + gap;
    }
    return marks;
  }

  private static int height(List<Paragraph> paragraphs, int gap) {
    int gaps = Math.max(0, paragraphs.size() - 1) * gap;
    return paragraphs.stream().mapToInt(Paragraph::height).sum() + gaps;
  }

  private Finding tooLong() {
    List<Setting> all = new ArrayList<>(foot);
    all.addAll(head);
    for (Setting setting : all) {
      if (setting.candidates(setting.wording().dense(), box.width(), dpi).findAny().isEmpty()) {
        return tooLong(setting);
      }
    }
    return tooLong(all.getLast());
  }

  /** That one text does not fit at any of its sizes. */
  static Finding tooLong(Setting setting) {
    String text = setting.text();
    return switch (setting.wording().role()) {
      case SERIAL ->
          Finding.error(
              "label.serial-too-long", text.length() - setting.wording().prefix().length());
      case VENDOR -> Finding.error("label.vendor-too-long", text);
      case PRODUCT -> Finding.error("label.product-too-long", text);
      case MANUAL_CODE, TEST, OTHER ->
          Finding.error("label.text-too-long", setting.wording().say());
    };
  }
}
