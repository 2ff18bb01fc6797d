package imprint.ui.layouts;

import imprint.finding.Finding;
import imprint.label.LayoutMistake;
import imprint.label.Raster;
import imprint.label.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a draft looks like.
 *
 * @param mistakes what keeps it from being a layout
 * @param trial of the draft, or the last one that could be drawn; empty before the first
 * @param fresh whether the trial is of this very draft
 * @param pixels of the trial's dots, row by row, as ARGB; not to be changed
 * @param refused why there is no label of the unit at all
 */
public record Looked(
    List<LayoutMistake> mistakes,
    Optional<Trial> trial,
    boolean fresh,
    int[] pixels,
    Optional<Finding> refused) {
  static final Looked NOT_YET =
      new Looked(List.of(), Optional.empty(), false, new int[0], Optional.empty());

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  static Looked at(Trial trial) {
    Raster dots = trial.dots();
    int[] pixels = new int[dots.width() * dots.height()];
    for (int y = 0; y < dots.height(); y++) {
      for (int x = 0; x < dots.width(); x++) {
        pixels[y * dots.width() + x] = dots.black(x, y) ? BLACK : WHITE;
      }
    }
    return new Looked(List.of(), Optional.of(trial), true, pixels, Optional.empty());
  }

  /** What was there before, of a draft with mistakes. */
  Looked spoilt(List<LayoutMistake> mistakes) {
    return new Looked(mistakes, trial, false, pixels, Optional.empty());
  }

  /** The same while there is no label. */
  Looked refused(Finding why) {
    return new Looked(List.of(), trial, false, pixels, Optional.of(why));
  }

  /** Whether both show one and the same picture. */
  @SuppressWarnings("ReferenceEquality") // pixels are made once for each picture
  boolean sameDots(Looked other) {
    return pixels == other.pixels;
  }

  /** The elements that something is wrong with. */
  Set<Integer> wrong() {
    Set<Integer> wrong = new TreeSet<>();
    for (LayoutMistake mistake : mistakes) {
      if (mistake.path().size() > 1 && mistake.path().get(1) instanceof Integer element) {
        wrong.add(element);
      }
    }
    if (fresh) {
      trial.ifPresent(drawn -> drawn.told().forEach(told -> wrong.addAll(told.elements())));
    }
    return wrong;
  }

  /** How many things are to be put right. */
  int wrongs() {
    int drawn = fresh ? trial.map(now -> now.told().size()).orElse(0) : 0;
    return mistakes.size() + drawn + (refused.isPresent() ? 1 : 0);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "Looked at " + trial;
  }
}
