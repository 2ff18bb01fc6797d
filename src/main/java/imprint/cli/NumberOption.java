package imprint.cli;

import imprint.finding.Refusal;

/** Limits of numbers that people give. */
final class NumberOption {
  private NumberOption() {}

  /**
   * Refuses a number that makes no sense.
   *
   * @throws Refusal cli.number-wrong
   */
  static void atLeast(int least, int given, String option) {
    if (given < least) {
      throw Refusal.of("cli.number-wrong", option, given, least);
    }
  }

  /**
   * Refuses a number outside its limits.
   *
   * @throws Refusal cli.number-outside
   */
  static void within(int least, int most, int given, String option) {
    if (given < least || given > most) {
      throw Refusal.of("cli.number-outside", option, given, least, most);
    }
  }
}
