package imprint.ledger;

import imprint.finding.Finding;

/**
 * Units that a run left unfinished: nobody's work, until somebody takes them up or gives them up.
 */
public final class Unfinished {
  private final Recorder recorder;
  private final Registrar registrar;
  private final Units units;

  Unfinished(Recorder recorder, Registrar registrar, Units units) {
    this.recorder = recorder;
    this.registrar = registrar;
    this.units = units;
  }

  /** Sets a unit aside as interrupted, if nobody touched it since it was asked for. */
  public AppendResult abandon(Unit unit, By by) {
    Finding finding = Finding.note("ledger.interrupted", unit.serialNumber(), unit.state());
    Event event = Event.SetAside.because(finding);
    return recorder.append(unit, event, h -> registrar.appendTo(h, unit, event, by));
  }

  /**
   * Takes a unit up, so that no other process does: it is this process' work from here on.
   *
   * @param act {@code finish} or {@code repeat}
   * @return moved, where somebody works on it or touched it since it was asked for
   */
  public AppendResult resume(Unit unit, String act, By by) {
    Event.Resumed event = new Event.Resumed(act);
    AppendResult result = recorder.append(unit, event, h -> registrar.resume(h, unit, event, by));
    if (result instanceof AppendResult.Appended) {
      units.taken(unit.id());
    }
    return result;
  }

  /**
   * This process does no more for the unit and could not record it: from here on it is {@link
   * Unit#orphaned}, as if the process had ended, until somebody takes it up.
   */
  public void leave(Unit unit) {
    units.left(unit.id());
  }
}
