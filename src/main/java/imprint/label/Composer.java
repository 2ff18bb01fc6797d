package imprint.label;

import imprint.finding.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A layout and a unit's content become the drawing of its label. */
record Composer(Layout layout, LabelContent content, int dpi) {
  private static final List<String> TEST_WORDS = List.of("TEST – DO NOT SHIP", "TEST");

  /**
   * The label with this symbol as its QR code, which is to carry the content's payload.
   *
   * @throws Refusal label.no-glyph, label.…-too-long, label.field-missing, label.bar-characters,
   *     label.layout-place
   */
  Drawing drawing(Symbol qr) {
    List<Part> parts = parts(qr);
    for (Part part : parts) {
      if (part.refused().isPresent()) {
        throw part.refused().get();
      }
    }
    return drawing(parts);
  }

  /** The label with those of its parts. */
  Drawing drawing(List<Part> parts) {
    Drawing empty = Drawing.of(layout.size(), dpi, List.of());
    List<Mark> marks = parts.stream().flatMap(part -> part.marks().stream()).toList();
    return new Drawing(empty.width(), empty.height(), dpi, layout.size(), marks)
        .turned(layout.turn());
  }

  /** Every element that is on this unit's label, in the order in which they are drawn. */
  List<Part> parts(Symbol qr) {
    return new Parts(this, qr).all();
  }

  /** The texts of that role that the label has to show. */
  Stream<Setting> said(Mark.Role role) {
    return layout.elements().stream()
        .filter(element -> element.on(content.test()))
        .flatMap(Composer::wordings)
        .filter(wording -> wording.role() == role)
        .flatMap(wording -> Setting.of(wording, content).stream());
  }

  private static Stream<Wording> wordings(Element element) {
    return switch (element) {
      case Element.Text text -> Stream.of(text.wording());
      case Element.Column column -> Stream.concat(column.head().stream(), column.foot().stream());
      case Element.Qr _,
          Element.Line _,
          Element.Frame _,
          Element.Image _,
          Element.Code128 _,
          Element.DataMatrix _,
          Element.TestMark _ ->
          Stream.of();
    };
  }

  List<Mark> marks(Element element, Frame frame) {
    return switch (element) {
      case Element.Qr _ -> List.of();
      case Element.Text text -> text(text, frame.box(text.at()));
      case Element.Column column -> column(column, frame);
      case Element.Line line -> List.of(new Mark.Bar(frame.box(line.at())));
      case Element.Frame box -> border(frame.box(box.at()), box.strokeMm());
      case Element.Image image -> List.of(picture(image, frame.box(image.at())));
      case Element.Code128 bars -> bars(bars, frame.box(bars.at()));
      case Element.DataMatrix matrix -> matrix(matrix, frame);
      case Element.TestMark mark -> testMark(mark, frame.box(mark.at()));
    };
  }

  Mark.Code code(Element.Qr spot, Symbol qr, Frame frame) {
    return square(spot.at(), qr, module(spot, qr, frame), frame);
  }

  private Mark.Code square(At at, Symbol symbol, int dots, Frame frame) {
    int quiet = symbol.quietAcross();
    int across = (symbol.columns() + 2 * quiet) * dots;
    int down = (symbol.rows() + 2 * quiet) * dots;
    Box zone = frame.box(at, across, down);
    return new Mark.Code(symbol, zone.x() + quiet * dots, zone.y() + quiet * dots, dots, dots);
  }

  private int module(Element.Qr spot, Symbol qr, Frame frame) {
    if (spot.moduleDots() != null) {
      return spot.moduleDots();
    }
    return module(spot.at(), qr, spot.moduleMm(), frame);
  }

  /** Whole dots: a module that is a dot wider than its neighbour is worth nothing to a scanner. */
  private int module(At at, Symbol symbol, @Nullable Double atMostMm, Frame frame) {
    if (atMostMm != null) {
      // what is printed at 203 dpi has 8 dots a millimetre: 0.5 mm are 3.996 dots, and 4 are meant
      return Math.max(1, (int) (atMostMm * dpi / Drawing.MM_PER_INCH + 0.01));
    }
    int across = frame.room(at.left(), at.right(), at.width(), true);
    int down = frame.room(at.top(), at.bottom(), at.height(), false);
    int columns = symbol.columns() + 2 * symbol.quietAcross();
    int rows = symbol.rows() + 2 * symbol.quietDown();
    return Math.max(1, Math.min(across / columns, down / rows));
  }

  private List<Mark> column(Element.Column column, Frame frame) {
    Box box = frame.box(column.at());
    Place start = column.start();
    return new Column(
            box,
            start == null ? box.y() : frame.edge(start, frame.area().y(), 1),
            dpi,
            List.of(Drawing.dots(column.gapMm(), dpi), Drawing.dots(column.denseGapMm(), dpi)),
            settings(column.head()),
            settings(column.foot()))
        .marks();
  }

  private List<Setting> settings(List<Wording> wordings) {
    return wordings.stream().flatMap(wording -> Setting.of(wording, content).stream()).toList();
  }

  private List<Mark> text(Element.Text text, Box box) {
    Optional<Setting> setting = Setting.of(text.wording(), content);
    if (setting.isEmpty()) {
      return List.of();
    }
    // set as if it were upright, and turned into its box
    boolean upright = text.turn().upright();
    int width = upright ? box.width() : box.height();
    int height = upright ? box.height() : box.width();
    Paragraph paragraph =
        setting
            .get()
            .candidates(text.wording().sizes(), width, dpi)
            .filter(set -> set.height() <= height)
            .findFirst()
            .orElseThrow(() -> new Refusal(Column.tooLong(setting.get())));
    int top =
        switch (text.valign()) {
          case TOP, LEFT, RIGHT -> 0;
          case CENTER -> (height - paragraph.height()) / 2;
          case BOTTOM -> height - paragraph.height();
        };
    return paragraph.at(width, top, text.align(), text.white()).stream()
        .map(mark -> mark.turned(text.turn(), width, height).moved(box.x(), box.y()))
        .toList();
  }

  private List<Mark> border(Box box, @Nullable Double strokeMm) {
    if (strokeMm == null) {
      return List.of(new Mark.Bar(box));
    }
    int stroke = Math.max(1, Drawing.dots(strokeMm, dpi));
    int inner = box.height() - 2 * stroke;
    return List.of(
        new Mark.Bar(new Box(box.x(), box.y(), box.width(), stroke)),
        new Mark.Bar(new Box(box.x(), box.bottom() - stroke, box.width(), stroke)),
        new Mark.Bar(new Box(box.x(), box.y() + stroke, stroke, inner)),
        new Mark.Bar(new Box(box.right() - stroke, box.y() + stroke, stroke, inner)));
  }

  private Mark picture(Element.Image image, Box box) {
    Artwork artwork = layout.pictures().get(image.file());
    if (artwork == null || box.width() < 1 || box.height() < 1) {
      throw Refusal.of("label.image-unreadable", image.file());
    }
    Bitmap dots = artwork.dots(box.width(), box.height());
    return new Mark.Picture(
        dots,
        box.x() + (box.width() - dots.width()) / 2,
        box.y() + (box.height() - dots.height()) / 2);
  }

  private List<Mark> bars(Element.Code128 bars, Box box) {
    Optional<Setting> said = Setting.of(bars.wording(), content);
    if (said.isEmpty()) {
      return List.of();
    }
    Symbol symbol = Symbols.code128(said.get().text());
    boolean upright = bars.turn().upright();
    int width = upright ? box.width() : box.height();
    int height = upright ? box.height() : box.width();
    int columns = symbol.columns() + 2 * symbol.quietAcross();
    int most = width / columns;
    Double mm = bars.moduleMm();
    int dots = mm == null ? most : Math.min(most, (int) (mm * dpi / Drawing.MM_PER_INCH));
    if (dots < 1) {
      throw Refusal.of("label.bar-too-long", said.get().text().length());
    }
    int left = (width - columns * dots) / 2 + symbol.quietAcross() * dots;
    Mark code = new Mark.Code(symbol, left, 0, dots, height);
    return List.of(code.turned(bars.turn(), width, height).moved(box.x(), box.y()));
  }

  private List<Mark> matrix(Element.DataMatrix matrix, Frame frame) {
    Optional<Setting> said = Setting.of(matrix.wording(), content);
    if (said.isEmpty()) {
      return List.of();
    }
    Symbol symbol = Symbols.dataMatrix(said.get().text());
    return List.of(
        square(matrix.at(), symbol, module(matrix.at(), symbol, matrix.moduleMm(), frame), frame));
  }

  private List<Mark> testMark(Element.TestMark mark, Box band) {
    for (String said : TEST_WORDS) {
      for (Sizes size : mark.sizes()) {
        for (int em : size.ems(dpi).toArray()) {
          Words words = new Words(said, em);
          if (words.width() + em / 2 <= band.width() && words.rise() + 2 <= band.height()) {
            int x = band.x() + (band.width() - words.width()) / 2;
            int baseline = band.y() + (band.height() + words.rise()) / 2;
            return List.of(
                new Mark.Bar(band), new Mark.Text(Mark.Role.TEST, words, x, baseline, true));
          }
        }
      }
    }
    throw Refusal.of("label.text-too-long", TEST_WORDS.getLast());
  }
}
