package imprint.ui;

import imprint.finding.Refusal;
import imprint.line.OpenUnit;
import imprint.line.Station;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.line.LinesViewModel;
import java.util.List;
import java.util.function.Supplier;

/**
 * The station was opened: the line goes on with what it made, and hears what was left. That takes a
 * while, and whichever screens are shown by then are told.
 *
 * @param screens those that the window shows now
 */
record Resumption(Station station, Background workers, Supplier<Screens> screens) {
  void begin() {
    workers.run(
        () ->
            station.line().product().map(made -> station.loadReleased(made, null)).map(_ -> port()),
        left -> {
          left.ifPresent(screens.get()::resumed);
          tellWhatWasLeft();
        },
        why -> {
          line().refuse(Problem.finding(why));
          tellWhatWasLeft();
        });
  }

  /** Where boards were worked on; empty where nobody knows. */
  private String port() {
    try {
      return SetupAtStation.of(station).kept().port();
    } catch (Refusal unreadable) {
      // Set up says so, whose file it is: the line has its product and may have slots
      return "";
    }
  }

  private void tellWhatWasLeft() {
    List<OpenUnit> left = station.interrupted();
    if (!left.isEmpty()) {
      line().note(words -> LeftUnits.inWords(left, words));
    }
    station.notices().forEach(notice -> line().note(words -> notice.sentence(words.locale())));
  }

  private LinesViewModel line() {
    return screens.get().line;
  }
}
