package imprint.bench;

/**
 * The two transistors between a bridge's DTR and RTS and a chip's IO0 and EN: RTS alone pulls EN,
 * DTR alone pulls IO0, both or none pull nothing. A capacitor makes EN rise so slowly that a host
 * which sets its lines one after the other still gets IO0 low in time.
 */
final class ResetCircuit implements ResetLines {
  private boolean held;
  private boolean rising;

  @Override
  public Effect set(boolean dtr, boolean rts) {
    boolean pullsEnable = rts && !dtr;
    boolean pullsBoot = dtr && !rts;
    if (pullsEnable) {
      boolean before = held;
      held = true;
      rising = false;
      return before ? Effect.NONE : Effect.HELD_IN_RESET;
    }
    if (held && dtr && rts) {
      held = false;
      rising = true;
      return Effect.NONE;
    }
    boolean starts = held || rising;
    held = false;
    rising = false;
    if (!starts) {
      return Effect.NONE;
    }
    return pullsBoot ? Effect.STARTS_STRAPPED : Effect.STARTS_FREE;
  }

  /** A slowly rising EN has risen. */
  @Override
  public Effect settle() {
    boolean starts = rising;
    rising = false;
    return starts ? Effect.STARTS_FREE : Effect.NONE;
  }
}
