package imprint.line.people;

import imprint.finding.Refusal;
import imprint.secret.FileLock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file and what it says, and the wrong tries, which count also where they cannot be written.
 */
final class Kept {
  private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

  private final PeopleFile file;
  private final PeopleLog log;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Cost cost;
  private final Map<String, Tries> tries = new ConcurrentHashMap<>();

  private volatile Roster roster;

  /** Who is signed in; empty where nobody is. */
  private volatile String by = "";

  Kept(PeopleFile file, SecureRandom random, InstantSource clock, Cost cost) {
    this.file = file;
    log = PeopleLog.beside(file.file());
    this.random = random;
    this.clock = clock;
    this.cost = cost;
    roster = read();
    tries.putAll(roster.tries());
  }

  private Roster read() {
    return file.read().orElseGet(() -> Roster.empty(SlowHash.fresh(cost, random)));
  }

  /** As last read or written. Does not wait. */
  Roster roster() {
    return roster;
  }

  synchronized void reload() {
    roster = read();
  }

  /** Written before it counts. */
  synchronized void change(UnaryOperator<Roster> how) {
    try (FileLock _ = file.lock()) {
      write(how.apply(read()));
    }
  }

  private void write(Roster next) {
    file.write(next);
    roster = next;
  }

  /**
   * The same, and recorded before: no change is without its line.
   *
   * @param whom empty where it is about the window
   */
  synchronized void change(Deed.Act act, String whom, UnaryOperator<Roster> how) {
    change(by, act, whom, how);
  }

  /** The same by somebody who did not sign in. */
  synchronized void change(String who, Deed.Act act, String whom, UnaryOperator<Roster> how) {
    try (FileLock _ = file.lock()) {
      changeAlone(who, act, whom, how);
    }
  }

  private void changeAlone(String who, Deed.Act act, String whom, UnaryOperator<Roster> how) {
    Roster before = read();
    Roster next = how.apply(before);
    Optional<Member> named = next.find(whom).or(() -> before.find(whom));
    boolean about = act == Deed.Act.ADDED || act == Deed.Act.ROLE;
    log.add(
        Deed.of(
            clock.instant(),
            who,
            act,
            named.map(Member::name).orElse(""),
            about ? named.map(Member::role).orElse(null) : null));
    write(next);
  }

  void by(String person) {
    by = person;
  }

  Lock lock(char[] digits) {
    return Lock.of(digits, cost, random);
  }

  /**
   * One try at a time, and none before its time.
   *
   * @throws Refusal people.wait; or {@code wrong}, with {@code whose}
   */
  synchronized void attempt(String whose, Lock lock, char[] typed, String wrong) {
    Instant now = clock.instant();
    Tries before = tries.getOrDefault(whose, Tries.NONE);
    if (before.left(now).isPositive()) {
      throw Refusal.of("people.wait", before.left(now).toSeconds());
    }
    boolean right = lock.opens(typed);
    if (!right || before.failed() > 0) {
      count(whose, right ? Tries.NONE : before.more(now));
    }
    if (!right) {
      throw Refusal.of(wrong, whose);
    }
  }

  private void count(String whose, Tries after) {
    tries.put(whose, after);
    try (FileLock _ = file.lock()) {
      // the command line may have changed the people since they were read
      write(read().with(whose, after));
    } catch (Refusal unwritable) {
      roster = roster.with(whose, after);
      LOG.warn("{}", unwritable.finding());
    }
  }

  /** A new PIN has not been tried yet. */
  synchronized void forgive(String whose) {
    if (tries.getOrDefault(whose, Tries.NONE).failed() > 0) {
      count(whose, Tries.NONE);
    }
  }

  /** How long the next try has to wait. Does not wait. */
  Duration left(String whose) {
    return tries.getOrDefault(whose, Tries.NONE).left(clock.instant());
  }
}
