package imprint.line;

import imprint.esp.rom.BoardSession.Leaving;
import imprint.finding.Finding;

/** Proven → Booted: leaves the loader and reads what the board prints then. */
record Boot(RunWatcher watcher) {
  /** True when the application was seen to start; otherwise the watcher is told what was seen. */
  boolean take(Identified board) throws InterruptedException {
    Leaving leaving = board.session().leave();
    switch (leaving) {
      case BOOTS -> {}
      case QUIET -> watcher.noted(Finding.note("line.boot-quiet"));
      case STAYED -> watcher.noted(Finding.warning("line.boot-stayed"));
      case CANNOT_START -> watcher.noted(Finding.warning("line.boot-broken"));
      case LOST -> watcher.noted(Finding.note("line.boot-lost"));
      case NOT_RESTARTED -> watcher.noted(Finding.note("line.boot-by-hand"));
    }
    return leaving == Leaving.BOOTS;
  }
}
