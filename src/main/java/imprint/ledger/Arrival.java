package imprint.ledger;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** A unit that comes from a station's own ledger, within one transaction of the server's. */
final class Arrival {
  private final Inside to;
  private final Handle handle;
  private final Departure departure;
  private final Unit unit;

  Arrival(Inside to, Handle handle, Departure departure) {
    this.to = to;
    this.handle = handle;
    this.departure = departure;
    this.unit = departure.unit();
  }

  /** What becomes of the unit; nothing is recorded before it is told to. */
  final class Judgement {
    private final MergeResult result;
    private final @Nullable Unit there;
    private final int known;

    /**
     * @param there the unit as it is here already
     * @param known how many of its events are here
     */
    private Judgement(MergeResult result, @Nullable Unit there, int known) {
      this.result = result;
      this.there = there;
      this.known = known;
    }

    MergeResult result() {
      return result;
    }

    /** Records what is to be moved. */
    void enter(By by) {
      if (result instanceof MergeResult.Moved) {
        if (there == null) {
          add(by);
        } else {
          goOn(there, known, by);
        }
      }
    }
  }

  Judgement judge() {
    Optional<Unit> namesake = to.units().bySerialNumber(handle, unit.serialNumber());
    if (namesake.isPresent()) {
      return ofNamesake(namesake.get());
    }
    Optional<ReserveResult.Clash> clash = Units.clash(handle, unit.claim());
    if (clash.isPresent()) {
      return conflict(
          Admission.Part.valueOf(clash.get().field().name()),
          to.units().bySerialNumber(handle, clash.get().serialNumberOfOther()).orElseThrow());
    }
    Optional<Unit> holder =
        unit.state().live() ? to.units().carriedBy(handle, unit.mac()) : Optional.empty();
    return holder.isPresent()
        ? conflict(Admission.Part.MAC, holder.get())
        : new Judgement(new MergeResult.Moved(unit), null, 0);
  }

  private Judgement conflict(Admission.Part part, Unit other) {
    return new Judgement(
        unit.state().live()
            ? new MergeResult.Conflict(unit, part, other)
            : new MergeResult.LeftOut(unit, part, other),
        null,
        0);
  }

  /** The same unit, or another one that has its serial number. */
  private Judgement ofNamesake(Unit there) {
    int known = there.claim().equals(unit.claim()) ? known(there) : 0;
    if (known == 0) {
      return conflict(Admission.Part.SERIAL_NUMBER, there);
    }
    if (known == departure.events().size()) {
      return new Judgement(new MergeResult.Known(unit), there, known);
    }
    // it was moved, its mark was not made, and it went on in its own ledger
    return there.last().event() instanceof Event.Merged
        ? new Judgement(new MergeResult.Moved(unit), there, known)
        : conflict(Admission.Part.STATE, there);
  }

  /** How many of its events the latest merge of it brought; 0 where none brought this one. */
  private int known(Unit there) {
    return to.events().history(handle, there.id()).reversed().stream()
        .map(Entry::event)
        .filter(Event.Merged.class::isInstance)
        .map(event -> seq((Event.Merged) event))
        .findFirst()
        .orElse(0);
  }

  private int seq(Event.Merged merged) {
    return departure.events().stream()
        .filter(
            row ->
                row.hash().hex().equals(merged.hash()) && row.link().chain().equals(merged.chain()))
        .mapToInt(row -> row.link().seq())
        .findFirst()
        .orElse(0);
  }

  private void add(By by) {
    long id = Units.add(handle, unit.claim()).unitId();
    if (unit.state().live()) {
      Units.takeBoard(handle, unit.mac(), id);
    }
    // the table takes none once an event says that they went
    departure.keep(handle, to.vault(), numbered(id));
    addEvents(id, departure.events(), by);
  }

  private void goOn(Unit there, int known, By by) {
    List<EventRow> more = departure.events().subList(known, departure.events().size());
    addEvents(there.id(), more, by);
    for (EventRow row : more) {
      switch (row.link().type()) {
        case "COPIES_REMOVED" -> Copies.remove(handle, there.id());
        case "COPIES_FORGOTTEN" -> Copies.removeAll(handle, there.id());
        default -> {}
      }
    }
    if (!unit.state().live()) {
      Units.releaseBoard(handle, there.id());
    }
  }

  private void addEvents(long id, List<EventRow> rows, By by) {
    for (EventRow row : rows) {
      to.events().addAgain(handle, to.events().tail(handle, id), row.link());
    }
    EventRow last = departure.last();
    Event merged = new Event.Merged(last.link().chain(), last.link().number(), last.hash().hex());
    to.events().add(handle, to.events().tail(handle, id), merged, unit.state(), by);
  }

  /** As the ledger here numbers it: what its copies are sealed for. */
  private Unit numbered(long id) {
    return new Unit(
        id,
        unit.claim(),
        unit.reservedAt(),
        unit.last(),
        unit.work(),
        unit.proof(),
        unit.origin(),
        unit.order(),
        unit.orphaned());
  }
}
