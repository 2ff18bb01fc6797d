package imprint.bench;

import imprint.esp.link.Link;
import imprint.esp.link.Plug;
import imprint.finding.Refusal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Opens ports named {@code sim:…}: each is a board made of software at the end of its cable. */
public final class SimulatedPorts {
  private final RandomGenerator random;

  /**
   * @param random numbers the specimens whose name does not say which they are
   */
  public SimulatedPorts(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Plugs in the board that {@code name} describes. It lives until the link is closed; with {@code
   * flash=FILE} it is the same board again the next time, without it and without {@code mac=} or
   * {@code unit=} a new one.
   *
   * @throws Refusal sim.chip-unknown, sim.option-unknown, sim.option-wrong, sim.fault-unknown,
   *     sim.flash-file, sim.flash-size
   */
  public Link open(String name) {
    return plug(name).open();
  }

  /**
   * The place where that board is plugged in: every opening finds the same one. Refuses like {@link
   * #open}.
   */
  public Plug plug(String name) {
    PortName asked = parsed(name);
    if (asked.options().memory().file().isEmpty()) {
      SimulatedBoard board = SimulatedBoard.of(asked.chip(), asked.options());
      return () -> board.open(false, () -> {});
    }
    return () -> {
      SimulatedBoard board = SimulatedBoard.of(asked.chip(), asked.options());
      return board.open(false, board::close);
    };
  }

  /** The board alone, for a server or a test. Refuses like {@link #open}. */
  public SimulatedBoard board(String name) {
    PortName asked = parsed(name);
    return SimulatedBoard.of(asked.chip(), asked.options());
  }

  private PortName parsed(String name) {
    PortName asked = PortName.parse(name, random.nextLong());
    Optional<Path> file = asked.options().memory().file();
    if (file.isPresent()) {
      // the same file is the same board
      asked = PortName.parse(name, file.get().toAbsolutePath().hashCode());
    }
    return asked;
  }
}
