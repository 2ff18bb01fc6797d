package imprint.factory.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a run ended: its lists are written and all is in its place.
 *
 * @param units that it has made
 */
record RunEnd(RunHeader run, int units, Path summary, Path dacs) {
  /** Finishes a run with the units of its journal. A second try does no harm. */
  static RunEnd finish(RunFolder folder) throws IOException {
    reveal(folder);
    RunHeader run = Journal.read(folder.journal(), _ -> {});
    int[] units = {0};
    try (RunLists lists = new RunLists(run, folder.lists())) {
      Journal.read(
          folder.journal(),
          unit -> {
            lists.add(unit);
            units[0]++;
          });
    }
    folder.settle();
    Path summary = folder.revealList(RunLists.summaryName(run));
    Path dacs = folder.revealList(RunLists.dacsName(run));
    folder.revealStaging(RunLists.stagingName(run));
    folder.settle();
    folder.end();
    return new RunEnd(run, units[0], summary, dacs);
  }

  /** Gives every unit of the journal its place and forgets what was begun beside them. */
  static void reveal(RunFolder folder) throws IOException {
    List<String> units = new ArrayList<>();
    Journal.read(folder.journal(), unit -> units.add(unit.uuid()));
    folder.reveal(units);
    folder.clearParts();
  }
}
