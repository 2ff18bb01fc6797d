package imprint.ui.history;

import imprint.ledger.By;
import imprint.ledger.Claim;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Fingerprint;
import imprint.ledger.Mac;
import imprint.ledger.State;
import imprint.ledger.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units that nobody made, with their lives. */
public final class MadeUp {
  /** The morning of the shift. */
  public static final Instant MORNING = Instant.parse("2026-11-26T07:00:00Z");

  private static final String PROOF = "read-back-equal md5:d10e32544cd7d396ad44b5d67ac7271a";

  private final List<Entry> history = new ArrayList<>();
  private final int number;
  private final String name;
  private final String order;
  private State state = State.RESERVED;
  private Instant now;

  private MadeUp(int number, String name, String order) {
    this.number = number;
    this.name = name;
    this.order = order;
    now = MORNING.plusSeconds(31L * number);
  }

  /** A unit that came to its end as it should. */
  public static MadeUp done(int number) {
    return done(number, "Lumen Desk Lamp");
  }

  public static MadeUp done(int number, String name) {
    return begun(number, name, "").ended();
  }

  /** One that was made for an order. */
  public static MadeUp doneFor(String order, int number) {
    return begun(number, "Lumen Desk Lamp", order).ended();
  }

  private MadeUp ended() {
    return then(State.WRITTEN, new Event.Written())
        .then(State.PROVEN, new Event.Proven(PROOF))
        .then(State.BOOTED, new Event.Booted("application-agrees"))
        .then(State.LABELLED, new Event.Labelled())
        .then(State.DONE, new Event.Done());
  }

  /** A unit whose images are made. */
  public static MadeUp begun(int number, String name) {
    return begun(number, name, "");
  }

  private static MadeUp begun(int number, String name, String order) {
    return new MadeUp(number, name, order)
        .then(State.RESERVED, new Event.Reserved(order))
        .then(State.BUILT, new Event.Built("fctry"));
  }

  public MadeUp then(State next, Event event) {
    state = next;
    now = now.plusMillis(700);
    history.add(new Entry(history.size() + 1, now, event, next, new By("Station A", "Ada")));
    return this;
  }

  public MadeUp later(long seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  public List<Entry> history() {
    return List.copyOf(history);
  }

  public Unit unit() {
    Claim claim =
        new Claim(
            "LUM-24-%06d".formatted(number),
            new Claim.Product(0xFFF1, 0x8000, "Northwind Lighting", name, "cafe", false),
            new Claim.Dac(mark("key"), mark("PAI"), "%x".formatted(0xABC000 + number)),
            mark("passcode"),
            null,
            0xF00,
            new Claim.Board(
                new Mac("60:55:f9:7b:%02x:%02x".formatted(number >> 8, number & 0xFF)),
                "ESP32-C3"));
    Entry last = history.getLast();
    return new Unit(
        number,
        claim,
        history.getFirst().at(),
        last,
        last,
        proof(),
        null,
        order,
        state.unfinished());
  }

  private @Nullable String proof() {
    return history.stream().anyMatch(entry -> entry.event() instanceof Event.Proven) ? PROOF : null;
  }

  private static Fingerprint mark(String text) {
    return Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
