package imprint.label;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.matter.OnboardingPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The texts beside the QR code: vendor and product from the top, serial number and manual code from
 * the bottom. Everything is shrunk, and names are broken into lines, until it fits; nothing is cut.
 *
 * @param box where they may be
 * @param top where they start if there is room
 */
record Column(Box box, int top, int dpi) {
  static final String SERIAL_PREFIX = "S/N ";

  /**
   * @throws Refusal label.serial-too-long, label.vendor-too-long, label.product-too-long
   */
  List<Mark> marks(LabelContent content) {
    return marks(content, Sizes.ROOMY)
        .or(() -> marks(content, Sizes.DENSE))
        .orElseThrow(() -> new Refusal(tooLong(content)));
  }

  private Optional<List<Mark>> marks(LabelContent content, Sizes sizes) {
    Optional<Paragraph> serial = serials(content, sizes).findFirst();
    Optional<Paragraph> manual = manuals(content, sizes).findFirst();
    if (serial.isEmpty() || manual.isEmpty()) {
      return Optional.empty();
    }
    int gap = Drawing.dots(sizes.gapMm(), dpi);
    List<Paragraph> foot = List.of(serial.get(), manual.get());
    return vendors(content, sizes)
        .limit(1)
        .flatMap(vendor -> products(content, sizes).map(product -> head(content, vendor, product)))
        .filter(head -> height(head, gap) + gap + height(foot, gap) <= box.height())
        .findFirst()
        .map(head -> placed(head, foot, gap));
  }

  private static List<Paragraph> head(LabelContent content, Paragraph vendor, Paragraph product) {
    return content.vendorName().isEmpty() ? List.of(product) : List.of(vendor, product);
  }

  private List<Mark> placed(List<Paragraph> head, List<Paragraph> foot, int gap) {
    List<Mark> marks = new ArrayList<>();
    int footTop = box.bottom() - height(foot, gap);
    int y = Math.min(top, footTop - gap - height(head, gap));
    for (Paragraph paragraph : head) {
      marks.addAll(paragraph.at(box.x(), y));
      y += paragraph.height() + gap;
    }
    y = footTop;
    for (Paragraph paragraph : foot) {
      marks.addAll(paragraph.at(box.x(), y));
      y += paragraph.height() + gap;
    }
    return marks;
  }

  private static int height(List<Paragraph> paragraphs, int gap) {
    int gaps = (paragraphs.size() - 1) * gap;
    return paragraphs.stream().mapToInt(Paragraph::height).sum() + gaps;
  }

  private Stream<Paragraph> vendors(LabelContent content, Sizes sizes) {
    return names(Mark.Role.VENDOR, content.vendorName(), sizes.vendor());
  }

  private Stream<Paragraph> products(LabelContent content, Sizes sizes) {
    return names(Mark.Role.PRODUCT, content.productName(), sizes.product());
  }

  private Stream<Paragraph> names(Mark.Role role, String name, List<Sizes.Range> ranges) {
    return candidates(
        ranges,
        (range, em) ->
            Wrap.lines(name, em, box.width(), range.lines())
                .map(lines -> new Paragraph(role, lines, 0)));
  }

  /** On one line, or its two halves below each other: a serial number is never cut. */
  private Stream<Paragraph> serials(LabelContent content, Sizes sizes) {
    String serial = content.serialNumber();
    return candidates(
        sizes.serial(),
        (range, em) -> {
          int half = range.lines() == 1 ? serial.length() : (serial.length() + 1) / 2;
          List<Words> lines = new ArrayList<>();
          lines.add(new Words(SERIAL_PREFIX + serial.substring(0, half), em));
          if (half < serial.length()) {
            lines.add(new Words(serial.substring(half), em));
          }
          int indent = new Words(SERIAL_PREFIX, em).width();
          return Optional.of(new Paragraph(Mark.Role.SERIAL, lines, indent));
        });
  }

  /** Grouped 4-3-4, the second half of a long code below the first. */
  private Stream<Paragraph> manuals(LabelContent content, Sizes sizes) {
    List<String> halves = OnboardingPayload.grouped(content.manualCode()).lines().toList();
    return candidates(
        sizes.manual(),
        (range, em) ->
            range.lines() != halves.size()
                ? Optional.empty()
                : Optional.of(
                    new Paragraph(
                        Mark.Role.MANUAL_CODE,
                        halves.stream().map(half -> new Words(half, em)).toList(),
                        0)));
  }

  private Stream<Paragraph> candidates(
      List<Sizes.Range> ranges, BiFunction<Sizes.Range, Integer, Optional<Paragraph>> set) {
    return ranges.stream()
        .flatMap(range -> range.ems(dpi).mapToObj(em -> set.apply(range, em)))
        .flatMap(Optional::stream)
        .filter(paragraph -> paragraph.width() <= box.width());
  }

  private Finding tooLong(LabelContent content) {
    if (serials(content, Sizes.DENSE).findAny().isEmpty()) {
      return Finding.error("label.serial-too-long", content.serialNumber().length());
    }
    if (vendors(content, Sizes.DENSE).findAny().isEmpty()) {
      return Finding.error("label.vendor-too-long", content.vendorName());
    }
    return Finding.error("label.product-too-long", content.productName());
  }
}
