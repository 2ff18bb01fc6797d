package imprint.bench;

/**
 * The reset that is part of the chips' USB-Serial/JTAG: DTR alone asks for the loader, RTS alone
 * restarts, none of them takes the wish back, and both together do nothing.
 */
final class UsbReset implements ResetLines {
  private boolean loaderWanted;
  private boolean restarted;

  @Override
  public Effect set(boolean dtr, boolean rts) {
    if (dtr != rts) {
      loaderWanted |= dtr;
    } else if (!dtr) {
      loaderWanted = false;
    }
    boolean restarts = rts && !dtr;
    boolean before = restarted;
    restarted = restarts;
    if (!restarts || before) {
      return Effect.NONE;
    }
    return loaderWanted ? Effect.RESTARTS_STRAPPED : Effect.RESTARTS;
  }

  @Override
  public Effect settle() {
    return Effect.NONE;
  }
}
