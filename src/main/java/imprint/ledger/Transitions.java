package imprint.ledger;

import java.util.Optional;

/** Which event may happen in which state of a unit, and the state that it leads to. */
final class Transitions {
  private Transitions() {}

  /** The state that an event leads to, or empty where it may not happen in {@code from}. */
  static Optional<State> after(Event event, State from) {
    boolean allowed =
        switch (event) {
          case Event.Reserved _,
              Event.Imported _,
              Event.CopiesRemoved _,
              Event.CopiesForgotten _,
              Event.Revealed _,
              Event.Merged _ ->
              false;
          case Event.Resumed _ -> from.unfinished() && from != State.RESERVED;
          case Event.Built _ -> from == State.RESERVED;
          case Event.BuiltSecureCert _, Event.BuiltKeys _, Event.Written _ -> from == State.BUILT;
          case Event.Proven _ -> from == State.WRITTEN;
          case Event.Booted _ -> from == State.PROVEN;
          case Event.Labelled _ -> from == State.PROVEN || from == State.BOOTED;
          case Event.Done _ -> from == State.LABELLED;
          case Event.SetAside _ -> from.unfinished();
          case Event.Retired _ -> from.live();
          case Event.Reprinted _, Event.OfLabel _ -> from == State.LABELLED || from == State.DONE;
          case Event.RestoreBegun _,
              Event.Restored _,
              Event.CarriedOn _,
              Event.LabelVoided _,
              Event.Replaces _ ->
              from == State.DONE;
          // what others had on the board, before it is written; at the line by any run of it
          case Event.BackedUp _ -> from.live() && from != State.RESERVED;
          case Event.Returned _ -> from.live();
          case Event.ReplacedBy _ -> from == State.RETIRED;
        };
    return allowed ? Optional.of(leadsTo(event, from)) : Optional.empty();
  }

  private static State leadsTo(Event event, State from) {
    return switch (event) {
      case Event.Reserved _ -> State.RESERVED;
      case Event.Imported imported -> imported.told().state();
      case Event.Built _ -> State.BUILT;
      case Event.Written _ -> State.WRITTEN;
      case Event.Proven _ -> State.PROVEN;
      case Event.Booted _ -> State.BOOTED;
      case Event.Labelled _ -> State.LABELLED;
      case Event.Done _ -> State.DONE;
      case Event.SetAside _ -> State.SET_ASIDE;
      case Event.Retired _ -> State.RETIRED;
      case Event.BuiltSecureCert _,
          Event.BuiltKeys _,
          Event.Resumed _,
          Event.CopiesRemoved _,
          Event.CopiesForgotten _,
          Event.Revealed _,
          Event.Merged _,
          Event.Reprinted _,
          Event.OfLabel _,
          Event.RestoreBegun _,
          Event.Restored _,
          Event.Returned _,
          Event.BackedUp _,
          Event.CarriedOn _,
          Event.LabelVoided _,
          Event.Replaces _,
          Event.ReplacedBy _ ->
          from;
    };
  }
}
