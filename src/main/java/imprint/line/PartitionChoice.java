package imprint.line;

/**
 * A partition of the board on a port.
 *
 * @param kind type and subtype in words
 * @param suitable can take factory data
 */
public record PartitionChoice(String label, String kind, int offset, int size, boolean suitable) {}
