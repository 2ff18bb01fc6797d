package imprint.line.people;

import imprint.finding.Refusal;
import java.time.Duration;
import java.util.List;

/** Whether the window is locked, and who or what unlocks it. */
public final class WindowLock {
  /** What a code is counted under; no person is called so. */
  private static final String CODE = "";

  private final Kept kept;

  WindowLock(Kept kept) {
    this.kept = kept;
  }

  /**
   * Leaves the locked window by its code.
   *
   * @param code the caller wipes it
   * @throws Refusal people.no-code, people.code-wrong, people.wait
   */
  public void leave(char[] code) {
    kept.reload();
    Lock lock = kept.roster().kiosk().code();
    if (lock == null) {
      throw Refusal.of("people.no-code");
    }
    kept.attempt(CODE, lock, code, "people.code-wrong");
    unlock("");
  }

  /** How long the next try of the code has to wait. */
  public Duration left() {
    return kept.left(CODE);
  }

  /** Whether the window is locked. Does not wait. */
  public boolean locked() {
    return kept.roster().kiosk().locked();
  }

  /** The keys that ask who leaves the locked window. */
  public String keys() {
    return kept.roster().kiosk().keys();
  }

  /** What {@link #keys()} can be. */
  public static List<String> keysToChoose() {
    return Kiosk.KEYS;
  }

  /** Whether there is a code that leaves the locked window. */
  public boolean hasCode() {
    return kept.roster().kiosk().code() != null;
  }

  /**
   * Locks the window, now and after each start.
   *
   * @throws Refusal people.no-way-out where nobody could unlock it; file.unwritable
   */
  public void lock() {
    kept.change(Deed.Act.LOCKED, "", now -> now.with(now.kiosk().with(true)));
  }

  /**
   * Whoever is signed in does.
   *
   * @throws Refusal file.unwritable
   */
  public void unlock() {
    kept.change(Deed.Act.UNLOCKED, "", WindowLock::unlocked);
  }

  /**
   * A lead does who did not sign in for more than that.
   *
   * @throws Refusal file.unwritable
   */
  public void unlock(Person lead) {
    unlock(lead.name());
  }

  private void unlock(String who) {
    kept.change(who, Deed.Act.UNLOCKED, "", WindowLock::unlocked);
  }

  private static Roster unlocked(Roster now) {
    return now.with(now.kiosk().with(false));
  }

  /**
   * Other keys, one of {@link #keysToChoose}.
   *
   * @throws Refusal people.keys, file.unwritable
   */
  public void setKeys(String keys) {
    kept.change(now -> now.with(now.kiosk().withKeys(keys)));
  }

  /**
   * Another code, or none.
   *
   * @param code empty for none; the caller wipes it
   * @throws Refusal people.pin-form, file.unwritable
   */
  public void setCode(char[] code) {
    Lock lock = code.length == 0 ? null : kept.lock(code);
    kept.change(Deed.Act.EXIT_CODE, "", now -> now.with(now.kiosk().withCode(lock)));
  }
}
