package imprint.ledger;

/**
 * Who did it.
 *
 * @param station the station's name, the same after every start: by it an interrupted unit is found
 *     again
 * @param person empty where nobody signed in
 */
public record By(String station, String person) {
  public By {
    if (station.isBlank()) {
      throw new IllegalArgumentException("a station has a name");
    }
  }

  public static By station(String station) {
    return new By(station, "");
  }
}
