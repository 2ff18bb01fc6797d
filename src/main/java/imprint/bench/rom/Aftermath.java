package imprint.bench.rom;

/** What the loop does once the answer is out. Handlers set it; the loop takes it. */
final class Aftermath {
  enum Act {
    STAY,
    RESTART,
    LEAVE,
    JUMP
  }

  private Act act = Act.STAY;
  private int entry;
  private int divider;

  void restart() {
    act = Act.RESTART;
  }

  void leave() {
    act = Act.LEAVE;
  }

  void jump(int address) {
    act = Act.JUMP;
    entry = address;
  }

  /** 0 leaves the rate as it is. */
  void divider(int sixteenths) {
    divider = sixteenths;
  }

  void happen(Surroundings surroundings, byte[] emptyFrame) {
    if (act == Act.RESTART || divider != 0) {
      surroundings.transmit(emptyFrame);
    }
    if (divider != 0) {
      surroundings.divider(divider);
      divider = 0;
    }
    Act now = act;
    act = Act.STAY;
    switch (now) {
      case STAY -> {}
      case RESTART -> surroundings.softwareReset();
      case LEAVE -> surroundings.leaveLoader();
      case JUMP -> surroundings.jump(entry);
    }
  }
}
