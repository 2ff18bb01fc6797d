package imprint.factory;

/**
 * A station's name as serial numbers can have it.
 *
 * @param name as it is
 * @param code what of it labels, scanners and URLs keep: letters, digits, dots, dashes, underscores
 */
public record StationCode(String name, String code) {
  public static StationCode of(String name) {
    return new StationCode(name, name.replaceAll("[^A-Za-z0-9._-]", ""));
  }
}
