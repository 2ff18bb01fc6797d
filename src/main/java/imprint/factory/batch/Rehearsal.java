package imprint.factory.batch;

import imprint.factory.FactoryEntries;
import imprint.factory.FactoryEntry;
import imprint.factory.FactoryImage;
import imprint.factory.UnitData;
import imprint.factory.UnitData.Attested;
import imprint.matter.Discriminator;
import imprint.matter.Spake2pVerifier;
import imprint.nvs.NvsImage;
import imprint.secret.Secret;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * An order gone through to its end without making anything: what would fail at the thousandth unit
 * fails before the first.
 *
 * @param columns that the lists of the run have
 * @param entries that the fullest unit takes of its NVS image
 */
record Rehearsal(List<Column> columns, int entries) {
  /** Where no image is made, its size does not matter. */
  private static final int ROOM = NvsImage.MAX_SIZE;

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  /**
   * Builds the image of every unit that differs in size from the others.
   *
   * @throws imprint.finding.Refusal what any unit would be refused for
   */
  static Rehearsal of(Order order, SecureRandom random, InstantSource clock) {
    order.ownKeys().ifPresent(keys -> keys.refuseBound(order));
    Draws draws = new Draws(order, random, _ -> new Discriminator(0));
    int differing = order.ownKeys().map(OwnKeys::count).orElse(1);
    Rehearsal last = new Rehearsal(List.of(), 0);
    try (Attesting attesting = Attesting.forNow(order, random, clock)) {
      Optional<Attested> attested = attesting.attest(NOBODY);
      for (int i = 0; i < differing; i++) {
        last = last.with(order, entries(order, draws.next(i), attested));
      }
      if (attesting.issues()) {
        attested.ifPresent(own -> own.dac().close());
      }
    }
    return last;
  }

  /**
   * Draws what every unit of an order gets behind those that are there already, so that what is
   * there twice, or used up on the way, is refused before the first unit too.
   *
   * @throws imprint.finding.Refusal as {@link Draws#next}
   */
  static void behind(EarlierRuns earlier, Order order, SecureRandom random) {
    Draws draws = new Draws(order, random, _ -> new Discriminator(0));
    earlier.tell(draws::use);
    for (int i = 0; i < order.count(); i++) {
      draws.next(i);
    }
  }

  private Rehearsal with(Order order, List<FactoryEntry> unit) {
    try (NvsImage image = new NvsImage(order.images().nvs() ? order.images().size() : ROOM)) {
      FactoryImage.fill(image, unit);
      return new Rehearsal(Column.of(unit), Math.max(entries, image.entriesUsed()));
    }
  }

  private static List<FactoryEntry> entries(
      Order order, UnitDraw draw, Optional<Attested> attested) {
    UnitData unit =
        new UnitData(
            draw.discriminator().value(),
            order.access().iterations(),
            order.access().verifier().map(Order.GivenVerifier::salt).orElseGet(() -> blank(32)),
            draw.passcode().map(_ -> blank(Spake2pVerifier.LENGTH)),
            order.naming().rotatingId() ? Optional.of(blank(16)) : Optional.empty(),
            order.naming().manufacturingDate(),
            draw.serialNumber(),
            attested,
            order.declaration());
    return order.images().layout().nvsPart(FactoryEntries.of(order.info(), unit, draw.own()));
  }

  private static Secret blank(int length) {
    return Secret.owning(new byte[length]);
  }
}
