package imprint.line.people;

import imprint.finding.Refusal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The people of a station. Where the file names nobody, nobody has to sign in. What asks for a PIN
 * or a badge, or changes one, takes a good part of a second; and every change is written before it
 * counts, with who did it in the {@link PeopleLog}.
 */
public final class People {
  /** Its name; it lies beside the file of the line. */
  public static final String FILE = "people.json";

  /** Who changes people from a terminal. */
  public static final String COMMAND_LINE = "command line";

  private final Kept kept;
  private final WindowLock window;

  private People(Kept kept) {
    this.kept = kept;
    window = new WindowLock(kept);
  }

  /**
   * Reads who there is.
   *
   * @throws Refusal people.file-syntax, people.file-readable-by-others, file.unreadable
   */
  public static People open(Path file, SecureRandom random, InstantSource clock) {
    return open(file, random, clock, Cost.USUAL);
  }

  /**
   * The same, with PINs and badges that are set from now on at another cost.
   *
   * @throws Refusal as above
   */
  public static People open(Path file, SecureRandom random, InstantSource clock, Cost cost) {
    return new People(new Kept(new PeopleFile(file), random, clock, cost));
  }

  /**
   * Whose acts are recorded from now on.
   *
   * @param person empty where nobody is signed in
   */
  public void by(String person) {
    kept.by(person);
  }

  /** Somebody has to sign in here. Does not wait. */
  public boolean enforced() {
    return !kept.roster().people().isEmpty();
  }

  /** In the order in which they came. Does not wait. */
  public List<Listed> listed() {
    return kept.roster().people().stream().map(Member::listed).toList();
  }

  /** That person as they are now. Does not wait. */
  public Optional<Person> find(String name) {
    return kept.roster().find(name).map(Member::person);
  }

  /**
   * The command line may have changed the file meanwhile.
   *
   * @throws Refusal as {@link #open}
   */
  public void reload() {
    kept.reload();
  }

  /**
   * By name and PIN.
   *
   * @param pin the caller wipes it
   * @throws Refusal people.unknown, people.no-pin, people.pin-wrong, people.wait
   */
  public Person signIn(String name, char[] pin) {
    kept.reload();
    Member member = kept.roster().member(name);
    Lock lock = member.pin();
    if (lock == null) {
      throw Refusal.of("people.no-pin", member.name());
    }
    kept.attempt(member.name(), lock, pin, "people.pin-wrong");
    return member.person();
  }

  /** How long the next try for that name has to wait. */
  public Duration left(String name) {
    return kept.left(kept.roster().find(name).map(Member::name).orElse(name));
  }

  /**
   * Whether what was scanned can be somebody's badge; mostly false where it is not. Does not wait.
   */
  public boolean mayBeBadge(String scanned) {
    Roster now = kept.roster();
    return now.people().stream()
        .map(Member::badge)
        .anyMatch(badge -> badge != null && badge.mayBe(scanned, now.badges()));
  }

  /**
   * Whose badge that is.
   *
   * @throws Refusal as {@link #open}
   */
  public Optional<Person> holder(String scanned) {
    kept.reload();
    if (!mayBeBadge(scanned)) {
      return Optional.empty();
    }
    Roster now = kept.roster();
    return now.holder(Badge.of(scanned, now.badges())).map(Member::person);
  }

  /**
   * From now on they can sign in.
   *
   * @param pin empty for none; the caller wipes it
   * @param badge empty for none
   * @throws Refusal people.name-taken, people.first-lead, people.nothing, people.pin-form,
   *     people.badge-form, people.badge-code, people.badge-taken, people.many, file.unwritable
   */
  public void add(Person person, char[] pin, String badge) {
    if (pin.length == 0 && badge.isBlank()) {
      throw Refusal.of("people.nothing", person.name());
    }
    kept.change(
        Deed.Act.ADDED,
        person.name(),
        now ->
            now.add(
                new Member(
                    person.name(),
                    person.role(),
                    pin.length == 0 ? null : kept.lock(pin),
                    badge.isBlank() ? null : Badge.of(badge, now.badges()))));
  }

  /**
   * They do something else from now on.
   *
   * @throws Refusal people.unknown, people.last-lead, file.unwritable
   */
  public void setRole(String name, Role role) {
    kept.change(Deed.Act.ROLE, name, now -> now.change(name, member -> member.with(role)));
  }

  /**
   * Another PIN; the one before is worth nothing any more.
   *
   * @param pin the caller wipes it
   * @throws Refusal people.unknown, people.pin-form, file.unwritable
   */
  public void setPin(String name, char[] pin) {
    kept.change(
        Deed.Act.PIN,
        name,
        now -> {
          Lock lock = kept.lock(pin);
          return now.change(name, member -> member.with(lock));
        });
    kept.forgive(kept.roster().member(name).name());
  }

  /**
   * Another badge; the one before is worth nothing any more.
   *
   * @throws Refusal people.unknown, people.badge-form, people.badge-code, people.badge-taken,
   *     file.unwritable
   */
  public void setBadge(String name, String badge) {
    kept.change(
        Deed.Act.BADGE,
        name,
        now -> now.change(name, member -> member.with(Badge.of(badge, now.badges()))));
  }

  /**
   * They cannot sign in any more. What the ledger says of them stays.
   *
   * @throws Refusal people.unknown, people.last-lead, file.unwritable
   */
  public void remove(String name) {
    kept.change(Deed.Act.REMOVED, name, now -> now.remove(name));
  }

  /** Without a key or a touch until a person is signed out; zero where nobody is. */
  public Duration signOutAfter() {
    return Duration.ofMinutes(kept.roster().minutes());
  }

  /**
   * Another time; 0 signs nobody out.
   *
   * @throws Refusal people.minutes, file.unwritable
   */
  public void signOutAfter(int minutes) {
    kept.change(now -> now.signingOutAfter(minutes));
  }

  /** What keeps the window locked. */
  public WindowLock window() {
    return window;
  }
}
