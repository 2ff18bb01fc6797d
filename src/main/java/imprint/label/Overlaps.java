package imprint.label;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which marks of a drawing are printed over each other, and must not be. */
record Overlaps(List<Mark> marks, List<Box> inks) {
  /**
   * Two marks, by their places in the drawing; one and the same is a text that ought to be on a bar
   * and is not.
   */
  record Pair(int one, int other) {}

  /**
   * @param ink the dots of a mark
   */
  static Stream<Pair> of(List<Mark> marks, Function<Mark, Box> ink) {
    Overlaps overlaps = new Overlaps(marks, marks.stream().map(ink).toList());
    return IntStream.range(0, marks.size()).boxed().flatMap(overlaps::with);
  }

  private Stream<Pair> with(int i) {
    Stream<Pair> over =
        IntStream.range(0, marks.size())
            .filter(j -> j != i && inks.get(i).overlaps(inks.get(j)))
            .filter(j -> !onBar(i, j) && !onBar(j, i) && !crossing(marks.get(i), marks.get(j)))
            .mapToObj(j -> new Pair(i, j));
    boolean held =
        !white(marks.get(i)) || IntStream.range(0, marks.size()).anyMatch(j -> onBar(i, j));
    return held ? over : Stream.concat(over, Stream.of(new Pair(i, i)));
  }

  /** What comes later is drawn over what was there: a white text is read on a bar alone. */
  private boolean onBar(int text, int bar) {
    return bar < text
        && white(marks.get(text))
        && marks.get(bar) instanceof Mark.Bar
        && inks.get(bar).holds(inks.get(text));
  }

  private static boolean white(Mark mark) {
    return mark instanceof Mark.Text text && text.white();
  }

  /** Lines may cross lines. */
  private static boolean crossing(Mark one, Mark other) {
    return one instanceof Mark.Bar && other instanceof Mark.Bar;
  }
}
