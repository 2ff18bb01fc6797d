package imprint.line.people;

/**
 * A person as others may see them.
 *
 * @param pin whether they have one
 * @param badge whether they have one
 */
public record Listed(Person person, boolean pin, boolean badge) {}
