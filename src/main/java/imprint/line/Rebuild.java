package imprint.line;

import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Region;
import imprint.factory.UnitNvsKey;
import imprint.ledger.Copy;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.secret.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The images of a unit as they were built, from the sealed copies. */
record Rebuild(Ledger ledger) {
  /**
   * For the board that they were built for.
   *
   * @throws imprint.finding.Refusal those of {@link Ledger#recall}
   */
  BuiltUnit take(Identified board, Unit unit) {
    Optional<UnitNvsKey> key =
        board
            .keys()
            .map(
                _ ->
                    image(
                        unit,
                        Copy.Kind.NVS_KEYS,
                        bytes -> UnitNvsKey.ofPartition(bytes, unit.serialNumber())));
    boolean built = false;
    List<Region> regions = new ArrayList<>();
    try {
      board
          .secureCert()
          .ifPresent(
              place -> regions.add(image(unit, Copy.Kind.SECURE_CERT_IMAGE, place::filledWith)));
      Region data =
          image(
              unit,
              Copy.Kind.FACTORY_IMAGE,
              bytes -> FlashPlan.factoryData(board.table(), board.target().label(), bytes));
      regions.add(data);
      board
          .keys()
          .ifPresent(place -> regions.add(image(unit, Copy.Kind.NVS_KEYS, place::filledWith)));
      FlashPlan plan = new FlashPlan(regions).check(board.session().flashSize());
      built = true;
      return new BuiltUnit(plan, data, key);
    } finally {
      if (!built) {
        regions.forEach(Region::wipe);
        key.ifPresent(UnitNvsKey::close);
      }
    }
  }

  private <T> T image(Unit unit, Copy.Kind kind, Function<byte[], T> use) {
    try (Secret copy = ledger.recall(unit, kind)) {
      byte[] bytes = copy.use(byte[]::clone);
      try {
        return use.apply(bytes);
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    }
  }
}
