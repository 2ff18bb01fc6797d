package imprint.ui.people;

/** What whoever is signed in has in hand. */
public interface Work {
  /** Whether a board is worked on: nobody leaves it. */
  boolean running();

  /**
   * What only waits for its board stops waiting.
   *
   * @return false where a board is worked on
   */
  boolean letGo();

  /**
   * Does {@code then}: at once, or when the person has said what is to become of what they made.
   */
  void settle(Runnable then);

  /** Whoever was asked that is gone, and nothing is done when somebody answers. */
  void dropQuestion();
}
