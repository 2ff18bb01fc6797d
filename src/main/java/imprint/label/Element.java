package imprint.label;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a layout puts on a label. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(name = "qr", value = Element.Qr.class),
  @JsonSubTypes.Type(name = "text", value = Element.Text.class),
  @JsonSubTypes.Type(name = "column", value = Element.Column.class),
  @JsonSubTypes.Type(name = "line", value = Element.Line.class),
  @JsonSubTypes.Type(name = "box", value = Element.Frame.class),
  @JsonSubTypes.Type(name = "image", value = Element.Image.class),
  @JsonSubTypes.Type(name = "code-128", value = Element.Code128.class),
  @JsonSubTypes.Type(name = "data-matrix", value = Element.DataMatrix.class),
  @JsonSubTypes.Type(name = "test-mark", value = Element.TestMark.class)
})
sealed interface Element {
  At at();

  /** On which units' labels it is; null: on all. */
  @Nullable Only only();

  default boolean on(boolean test) {
    Only only = only();
    return only == null || test == (only == Only.TEST);
  }

  /** Which units. */
  enum Only {
    TEST,
    SALE
  }

  /** Where a text stands in its box. */
  enum Side {
    LEFT,
    TOP,
    CENTER,
    RIGHT,
    BOTTOM
  }

  /**
   * The onboarding payload, its white zone being part of it.
   *
   * @param moduleMm at most so large; as large as there is room if neither is given
   * @param moduleDots exactly so many dots
   */
  record Qr(At at, @Nullable Only only, @Nullable Double moduleMm, @Nullable Integer moduleDots)
      implements Element {
    public Qr {
      LayoutFault.given(at, "at");
      at.wantsOne();
      Modules.check(moduleMm, moduleDots);
    }
  }

  /** A text in a box. */
  record Text(
      At at,
      @Nullable Only only,
      Wording wording,
      Side align,
      Side valign,
      boolean white,
      Turn turn)
      implements Element {
    @JsonCreator
    static Text of(
        @JsonProperty("at") @Nullable At at,
        @JsonProperty("only") @Nullable Only only,
        @JsonProperty("say") @Nullable String say,
        @JsonProperty("optional") @Nullable Boolean optional,
        @JsonProperty("sizes") @Nullable List<Sizes> sizes,
        @JsonProperty("break") Wording.@Nullable Breaking breaking,
        @JsonProperty("align") @Nullable Side align,
        @JsonProperty("valign") @Nullable Side valign,
        @JsonProperty("white") @Nullable Boolean white,
        @JsonProperty("rotate") @Nullable Integer degrees) {
      At place = LayoutFault.given(at, "at");
      place.wantsAll();
      return new Text(
          place,
          only,
          Wording.of(say, optional, sizes, null, breaking),
          align == null ? Side.LEFT : align,
          valign == null ? Side.TOP : valign,
          white != null && white,
          Layout.turn(degrees));
    }
  }

  /**
   * Texts below each other, some from the top, some from the bottom.
   *
   * @param start where those from the top start if there is room; null: at the top of the box
   * @param gapMm between two texts
   * @param denseGapMm the same when sizes are dense
   */
  record Column(
      At at,
      @Nullable Only only,
      @Nullable Place start,
      double gapMm,
      double denseGapMm,
      List<Wording> head,
      List<Wording> foot)
      implements Element {
    private static final double GAP_MM = 1;

    @JsonCreator
    static Column of(
        @JsonProperty("at") @Nullable At at,
        @JsonProperty("only") @Nullable Only only,
        @JsonProperty("start") @Nullable Place start,
        @JsonProperty("gap-mm") @Nullable Double gap,
        @JsonProperty("dense-gap-mm") @Nullable Double dense,
        @JsonProperty("head") @Nullable List<Wording> head,
        @JsonProperty("foot") @Nullable List<Wording> foot) {
      At place = LayoutFault.given(at, "at");
      place.wantsAll();
      double gapMm = LayoutFault.within("gap-mm", gap == null ? GAP_MM : gap, 0, 20);
      double denseMm = LayoutFault.within("dense-gap-mm", dense == null ? gapMm : dense, 0, 20);
      List<Wording> above = head == null ? List.of() : List.copyOf(head);
      List<Wording> below = foot == null ? List.of() : List.copyOf(foot);
      LayoutFault.unless(!above.isEmpty() || !below.isEmpty(), "head");
      return new Column(place, only, start, gapMm, denseMm, above, below);
    }
  }

  /** A filled rectangle, thin or not. */
  record Line(At at, @Nullable Only only) implements Element {
    public Line {
      LayoutFault.given(at, "at");
      at.wantsAll();
    }
  }

  /**
   * A rectangle.
   *
   * @param strokeMm of its border, which lies inside; null: all of it is black
   */
  record Frame(At at, @Nullable Only only, @Nullable Double strokeMm) implements Element {
    public Frame {
      LayoutFault.given(at, "at");
      at.wantsAll();
      LayoutFault.within("stroke-mm", strokeMm == null ? 1 : strokeMm, 0.05, 20);
    }
  }

  /**
   * A picture, as large as its box lets it be and in its middle.
   *
   * @param file beside the layout
   */
  record Image(At at, @Nullable Only only, String file) implements Element {
    public Image {
      LayoutFault.given(at, "at");
      at.wantsAll();
      LayoutFault.unless(!LayoutFault.given(file, "file").isBlank(), "file");
    }
  }

  /**
   * A bar code of ASCII text, its white zones being part of it.
   *
   * @param moduleMm of the thinnest bar, at most; as large as there is room if it is not given
   */
  record Code128(At at, @Nullable Only only, Wording wording, @Nullable Double moduleMm, Turn turn)
      implements Element {
    @JsonCreator
    static Code128 of(
        @JsonProperty("at") @Nullable At at,
        @JsonProperty("only") @Nullable Only only,
        @JsonProperty("say") @Nullable String say,
        @JsonProperty("optional") @Nullable Boolean optional,
        @JsonProperty("module-mm") @Nullable Double moduleMm,
        @JsonProperty("rotate") @Nullable Integer degrees) {
      At place = LayoutFault.given(at, "at");
      place.wantsAll();
      Modules.check(moduleMm, null);
      return new Code128(place, only, Modules.said(say, optional), moduleMm, Layout.turn(degrees));
    }
  }

  /**
   * A Data Matrix (ECC 200) of ASCII text, its white zone being part of it.
   *
   * @param moduleMm at most so large; as large as there is room if it is not given
   */
  record DataMatrix(At at, @Nullable Only only, Wording wording, @Nullable Double moduleMm)
      implements Element {
    @JsonCreator
    static DataMatrix of(
        @JsonProperty("at") @Nullable At at,
        @JsonProperty("only") @Nullable Only only,
        @JsonProperty("say") @Nullable String say,
        @JsonProperty("optional") @Nullable Boolean optional,
        @JsonProperty("module-mm") @Nullable Double moduleMm) {
      At place = LayoutFault.given(at, "at");
      place.wantsOne();
      Modules.check(moduleMm, null);
      return new DataMatrix(place, only, Modules.said(say, optional), moduleMm);
    }
  }

  /** The black bar of test units. */
  record TestMark(At at, List<Sizes> sizes) implements Element {
    @JsonCreator
    static TestMark of(
        @JsonProperty("at") @Nullable At at, @JsonProperty("sizes") @Nullable List<Sizes> sizes) {
      At place = LayoutFault.given(at, "at");
      place.wantsAll();
      return new TestMark(place, sizes == null ? List.of(new Sizes(1, 8, 6)) : List.copyOf(sizes));
    }

    @Override
    public Only only() {
      return Only.TEST;
    }
  }

  /** Shared by the codes for machines. */
  final class Modules {
    private Modules() {}

    static void check(@Nullable Double mm, @Nullable Integer dots) {
      LayoutFault.within("module-mm", mm == null ? 1 : mm, 0.05, 10);
      LayoutFault.within("module-dots", dots == null ? 1 : dots, 1, 100);
      LayoutFault.unless(mm == null || dots == null, "module-dots");
    }

    /** What is said in a code has no size; and it must not open the unit. */
    static Wording said(@Nullable String say, @Nullable Boolean optional) {
      Wording wording = Wording.of(say, optional, List.of(new Sizes(1, 6, 6)), null, null);
      LayoutFault.unless(wording.role() != Mark.Role.MANUAL_CODE, "say");
      return wording;
    }
  }
}
