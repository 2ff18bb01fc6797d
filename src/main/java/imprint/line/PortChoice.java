package imprint.line;

/**
 * A port to choose from.
 *
 * @param place where a board is plugged in there
 */
public record PortChoice(String name, String description, SlotPlace place) {
  /** One that is known by its name alone. */
  public PortChoice(String name, String description) {
    this(name, description, new SlotPlace.Named(name));
  }
}
