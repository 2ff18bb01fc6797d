package imprint.line;

import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.ledger.Copy;
import imprint.ledger.Entry;
import imprint.ledger.Ledger;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A unit that a run left unfinished, and the one right thing to do about it. */
public record OpenUnit(Unit unit, Act act) {
  /** Which one is told by where the unit stands and what is kept of it. */
  public enum Act {
    /** The board was proven: it is proven once more, labelled and done. */
    FINISH,
    /** The board may hold nothing, some or all of it: the same identity is written to it again. */
    REPEAT,
    /** The identity ends; the board is free for another one. */
    SET_ASIDE;

    /** As the ledger records it and people type it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
      return word();
    }
  }

  /**
   * What is to be done about a unit in that state.
   *
   * @param images that it takes to write the unit
   * @param kept the copies that are there
   * @param labelled both files of its label are there
   * @throws IllegalArgumentException for a unit that is finished
   */
  static Act act(State state, Set<Copy.Kind> images, Set<Copy.Kind> kept, boolean labelled) {
    boolean whole =
        images.contains(Copy.Kind.FACTORY_IMAGE)
            && kept.containsAll(images)
            && kept.contains(Copy.Kind.ONBOARDING_PAYLOAD);
    return switch (state) {
      case RESERVED -> Act.SET_ASIDE;
      case BUILT, WRITTEN -> whole ? Act.REPEAT : Act.SET_ASIDE;
      case PROVEN, BOOTED -> whole ? Act.FINISH : Act.SET_ASIDE;
      case LABELLED -> whole || labelled ? Act.FINISH : Act.SET_ASIDE;
      case DONE, SET_ASIDE, RETIRED -> throw new IllegalArgumentException(state + " is no work");
    };
  }

  /** As far as it can be told without the product: its run may find that an image is missing. */
  static OpenUnit of(Ledger ledger, StationSettings settings, Unit unit) {
    return of(ledger, settings, unit, Optional.empty());
  }

  /**
   * For the product that it was made with.
   *
   * @param product with the file that the unit's claim names
   */
  static OpenUnit of(
      Ledger ledger, StationSettings settings, Unit unit, Optional<LoadedProduct> product) {
    Set<Copy.Kind> images = EnumSet.noneOf(Copy.Kind.class);
    images.addAll(Entry.places(ledger.history(unit)).keySet());
    product.ifPresent(made -> images.addAll(Build.images(made)));
    boolean labelled = LabelFiles.of(settings.out(), unit.serialNumber()).isPresent();
    return new OpenUnit(unit, act(unit.state(), images, ledger.kept(unit), labelled));
  }

  /** In a sentence, with what to do. */
  public Finding finding() {
    return switch (act) {
      case FINISH -> Finding.note("line.open-finish", unit.serialNumber(), unit.mac());
      case REPEAT -> Finding.note("line.open-repeat", unit.serialNumber(), unit.mac());
      case SET_ASIDE -> Finding.note("line.interrupted", unit.serialNumber());
    };
  }
}
