package imprint.factory.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a run ended: its lists are written and all is in its place.
 *
 * @param units that it has made
 */
record RunEnd(RunHeader run, int units, Path summary, Path dacs) {
  /** Finishes a run with the units of its journal. A second try does no harm. */
  static RunEnd finish(RunFolder folder) throws IOException {
    int[] units = {0};
    RunHeader run = Journal.read(folder.journal(), _ -> units[0]++);
    if (!folder.placed(RunLists.summaryName(run))) {
      reveal(folder);
      try (RunLists lists = new RunLists(run, folder.lists())) {
        Journal.read(folder.journal(), lists::add);
      }
      folder.settle();
      folder.revealList(RunLists.summaryName(run));
      folder.revealList(RunLists.dacsName(run));
      // the last: it holds the only copy of a PAI's key
      folder.revealStaging(RunLists.stagingName(run));
      folder.settle();
    }
    folder.end();
    return new RunEnd(
        run,
        units[0],
        folder.top().resolve(RunLists.summaryName(run)),
        folder.top().resolve(RunLists.dacsName(run)));
  }

  /** Whether all that is left of a run is to forget it. */
  static boolean placed(RunFolder folder) throws IOException {
    return folder.interrupted()
        && folder.placed(RunLists.summaryName(Journal.read(folder.journal(), _ -> {})));
  }

  /** Gives every unit of the journal its place and forgets what was begun beside them. */
  static void reveal(RunFolder folder) throws IOException {
    List<String> units = new ArrayList<>();
    Journal.read(folder.journal(), unit -> units.add(unit.uuid()));
    folder.reveal(units);
    folder.clearParts(Set.of());
  }
}
