package imprint.ui.history;

import java.util.List;

/**
 * What units add up to, ready to be drawn.
 *
 * @param sentence all of it in one sentence
 * @param bars by time, the latest last
 * @param causes the most frequent first
 */
public record Summary(String sentence, String title, List<Bar> bars, List<Cause> causes) {
  public Summary {
    bars = List.copyOf(bars);
    causes = List.copyOf(causes);
  }

  /**
   * An hour or a day.
   *
   * @param name under the bar
   * @param yield with the percent sign; empty where nothing ended
   */
  public record Bar(String name, long passed, long failed, String yield) {}

  /**
   * Why units did not pass.
   *
   * @param rank from 1, empty for what is left over
   * @param sentence what happened, in general
   * @param code by which scripts and support go
   * @param percent of all failures
   * @param upToHere the same, with all that are more frequent
   */
  public record Cause(
      String rank, String sentence, String code, long count, double percent, double upToHere) {}
}
