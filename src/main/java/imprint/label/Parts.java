package imprint.label;

import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sets the elements of a layout one by one: what cannot be set keeps none of the others away. */
record Parts(Composer composer, Symbol qr) {
  private static final Box NOWHERE = new Box(0, 0, 0, 0);

  /** Codes first, since the others may stand beside them. */
  List<Part> all() {
    List<Element> elements = composer.layout().elements();
    Box area = Drawing.of(composer.layout().size(), composer.dpi(), List.of()).area();
    Frame label = new Frame(area, composer.dpi(), null, null);
    Frame frame = label;
    List<Part> parts = new ArrayList<>();
    for (int place = 0; place < elements.size(); place++) {
      if (shown(place) && elements.get(place) instanceof Element.Qr spot) {
        Part part = part(place, label, () -> List.of(composer.code(spot, qr, label)));
        parts.add(part);
        if (!part.marks().isEmpty() && part.marks().getFirst() instanceof Mark.Code code) {
          frame = new Frame(area, composer.dpi(), code.bounds(), code.withQuietZone());
        }
      }
    }
    Frame around = frame;
    for (int place = 0; place < elements.size(); place++) {
      Element element = elements.get(place);
      if (shown(place) && !(element instanceof Element.Qr)) {
        parts.add(part(place, around, () -> composer.marks(element, around)));
      }
    }
    return parts;
  }

  private boolean shown(int place) {
    return composer.layout().elements().get(place).on(composer.content().test());
  }

  private Part part(int place, Frame frame, Supplier<List<Mark>> make) {
    Element element = composer.layout().elements().get(place);
    Box box = NOWHERE;
    try {
      box = box(element, frame);
      List<Mark> marks = make.get();
      boolean ownSize = element instanceof Element.Qr || element instanceof Element.DataMatrix;
      Box there =
          ownSize && !marks.isEmpty() && marks.getFirst() instanceof Mark.Code code
              ? code.withQuietZone()
              : box;
      return new Part(place, there, marks, Optional.empty());
    } catch (LayoutFault fault) {
      Refusal noPlace = Refusal.of("label.layout-place", composer.layout().name());
      return new Part(place, box, List.of(), Optional.of(noPlace));
    } catch (Refusal refused) {
      return new Part(place, box, List.of(), Optional.of(refused));
    }
  }

  /** Nowhere for what knows its own size: its white zone is its box. */
  private static Box box(Element element, Frame frame) {
    return switch (element) {
      case Element.Qr _, Element.DataMatrix _ -> NOWHERE;
      case Element.Text _,
          Element.Column _,
          Element.Line _,
          Element.Frame _,
          Element.Image _,
          Element.Code128 _,
          Element.TestMark _ ->
          frame.box(element.at());
    };
  }
}
