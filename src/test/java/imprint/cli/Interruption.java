package imprint.cli;

/** Ctrl-C. */
final class Interruption {
  private Interruption() {}

  /** As a hook of the virtual machine does, which waits for the end; returns once it was asked. */
  static void by(Shell shell) {
    Thread.startVirtualThread(shell.stop()::ask);
    while (!shell.stop().asked()) {
      Thread.onSpinWait();
    }
  }
}
