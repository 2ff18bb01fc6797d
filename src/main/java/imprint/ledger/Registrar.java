package imprint.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rules by which claims and events are recorded; each method within one transaction. */
final class Registrar {
  private final Units units;
  private final Events events;
  private final Vault vault;

  Registrar(Units units, Events events, Vault vault) {
    this.units = units;
    this.events = events;
    this.vault = vault;
  }

  ReserveResult reserve(Handle handle, Claim claim, Event.Reserved event, By by, Copy... copies) {
    Mac mac = claim.board().mac();
    // first, because no other draw would help
    Optional<Unit> holder = units.carriedBy(handle, mac);
    if (holder.isPresent()) {
      return new ReserveResult.BoardTaken(holder.get());
    }
    Optional<ReserveResult.Clash> clash = Units.clash(handle, claim);
    if (clash.isPresent()) {
      return clash.get();
    }
    Tail begun = Units.add(handle, claim);
    long id = begun.unitId();
    Units.takeBoard(handle, mac, id);
    Units.addOpen(handle, id);
    Entry first = events.add(handle, begun, event, State.RESERVED, by);
    return new ReserveResult.Reserved(kept(handle, units.begun(id, claim, first), copies));
  }

  AppendResult append(
      Handle handle, Unit unit, State expected, Event event, By by, Copy... copies) {
    Tail tail = events.tail(handle, unit.id());
    Unit now = tail.seq() == unit.last().seq() ? unit : units.get(handle, unit.id());
    if (now.state() != expected) {
      return new AppendResult.Moved(now);
    }
    Optional<State> next = event.after(expected);
    if (next.isEmpty()) {
      return new AppendResult.NotAllowed(now, event);
    }
    List<Copy.Kind> going =
        event.endsLabelling() ? Copies.untilLabelled(handle, now.id()) : List.of();
    if (!going.isEmpty()) {
      now =
          units.after(now, events.add(handle, tail, new Event.CopiesRemoved(going), expected, by));
      Copies.remove(handle, now.id());
      tail = events.tail(handle, now.id());
    }
    now = units.after(now, events.add(handle, tail, event, next.get(), by));
    if (expected.unfinished() && !next.get().unfinished()) {
      Units.removeOpen(handle, now.id());
    }
    if (!next.get().live()) {
      Units.releaseBoard(handle, now.id());
    }
    return new AppendResult.Appended(kept(handle, now, copies));
  }

  /**
   * As {@link #append}, if nobody touched the unit since {@code unit} was read, not even to take it
   * up in the state that it is in.
   */
  AppendResult appendTo(Handle handle, Unit unit, Event event, By by) {
    Unit now = units.get(handle, unit.id());
    return now.last().seq() == unit.last().seq()
        ? append(handle, now, now.state(), event, by)
        : new AppendResult.Moved(now);
  }

  /** Likewise, where it is nobody's work any more. */
  AppendResult resume(Handle handle, Unit unit, Event.Resumed event, By by) {
    Unit now = units.get(handle, unit.id());
    return now.orphaned() ? appendTo(handle, unit, event, by) : new AppendResult.Moved(now);
  }

  private Unit kept(Handle handle, Unit unit, Copy... copies) {
    for (Copy copy : copies) {
      vault.keep(handle, unit, copy);
    }
    return unit;
  }
}
