package imprint.line;

import imprint.esp.rom.Trace;
import imprint.esp.rom.TraceFiles;
import java.nio.file.Path;
import java.util.Optional;

/** The last frames of a run that failed, in a file whose place its outcome tells. */
final class KeptTrace {
  private final Workplace workplace;
  private Optional<Path> file = Optional.empty();

  KeptTrace(Workplace workplace) {
    this.workplace = workplace;
  }

  /**
   * @param mac of the board, or empty: of one that is not found there is nothing else
   */
  void write(String mac, Trace trace) {
    file = TraceFiles.write(workplace.settings().traces(), mac, workplace.clock(), trace);
  }

  /** Empty where nothing failed that frames tell of, or where it could not be written. */
  Optional<Path> file() {
    return file;
  }
}
