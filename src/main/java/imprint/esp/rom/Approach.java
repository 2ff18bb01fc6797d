package imprint.esp.rom;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to go about a board: what its position taught us, and what its product says of it.
 *
 * @param fastestRate line rate to try first, in bits a second
 * @param reset name of the reset sequence that worked here the last time
 * @param waits waits for a board as long as it takes, instead of giving up
 * @param crystal the board's, in MHz, where somebody knows it
 * @param flashSize in bytes, where somebody knows it
 */
public record Approach(
    int fastestRate,
    Optional<String> reset,
    boolean waits,
    OptionalInt crystal,
    OptionalInt flashSize) {
  /** A board of which nothing is known. */
  public static Approach at(int fastestRate) {
    return new Approach(
        fastestRate, Optional.empty(), false, OptionalInt.empty(), OptionalInt.empty());
  }

  /** The same, waiting for a board as long as it takes. */
  public Approach waiting() {
    return new Approach(fastestRate, reset, true, crystal, flashSize);
  }

  /** What is worth remembering after a session. */
  public Approach learned(int rate, String winner) {
    Approach known = beginningAt(rate);
    return new Approach(known.fastestRate, Optional.of(winner), waits, crystal, flashSize);
  }

  /** The same at another rate; 0 for the one that it has. */
  Approach beginningAt(int rate) {
    return new Approach(rate == 0 ? fastestRate : rate, reset, waits, crystal, flashSize);
  }

  public Approach withFlashSize(int bytes) {
    return new Approach(fastestRate, reset, waits, crystal, OptionalInt.of(bytes));
  }

  public Approach withCrystal(int megahertz) {
    return new Approach(fastestRate, reset, waits, OptionalInt.of(megahertz), flashSize);
  }

  Approach slower(int rate) {
    return new Approach(rate, reset, false, crystal, flashSize);
  }
}
