package imprint.line.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who can sign in at a station, and how it is locked. Where there are people, one of them is a
 * lead: else nobody could let anybody in.
 *
 * @param badges how all badges are hashed
 * @param minutes without a key or a touch until a person is signed out; 0 where nobody is
 * @param tries wrong PINs by the name of whose they were to be; the empty name is the code of the
 *     locked window
 */
record Roster(
    SlowHash badges,
    List<Member> people,
    Kiosk kiosk,
    @JsonProperty("sign-out-minutes") int minutes,
    Map<String, Tries> tries) {
  static final int MOST = 500;
  static final int MOST_MINUTES = 24 * 60;
  private static final int USUAL_MINUTES = 15;

  Roster {
    people = List.copyOf(people);
    tries = Map.copyOf(tries);
    Objects.requireNonNull(badges);
    Objects.requireNonNull(kiosk);
    Set<String> names = new HashSet<>();
    people.forEach(each -> names.add(each.name().toLowerCase(Locale.ROOT)));
    if (people.size() > MOST || names.size() < people.size()) {
      throw new IllegalArgumentException("too many, or one twice");
    }
    if (!people.isEmpty() && people.stream().noneMatch(each -> each.role() == Role.LEAD)) {
      throw new IllegalArgumentException("no lead");
    }
    if (minutes < 0 || minutes > MOST_MINUTES) {
      throw new IllegalArgumentException("not a time");
    }
  }

  static Roster empty(SlowHash badges) {
    return new Roster(badges, List.of(), Kiosk.OPEN, USUAL_MINUTES, Map.of());
  }

  Optional<Member> find(String name) {
    return people.stream().filter(each -> each.person().named(name)).findFirst();
  }

  /**
   * @throws Refusal people.unknown
   */
  Member member(String name) {
    return find(name).orElseThrow(() -> Refusal.of("people.unknown", name.strip()));
  }

  Optional<Member> holder(Badge badge) {
    return people.stream().filter(each -> badge.equals(each.badge())).findFirst();
  }

  /**
   * @throws Refusal people.name-taken, people.first-lead, people.badge-taken, people.many
   */
  Roster add(Member member) {
    if (find(member.name()).isPresent()) {
      throw Refusal.of("people.name-taken", member.name());
    }
    if (people.isEmpty() && member.role() != Role.LEAD) {
      throw Refusal.of("people.first-lead");
    }
    if (people.size() == MOST) {
      throw Refusal.of("people.many", MOST);
    }
    refuseTaken(member);
    List<Member> more = new ArrayList<>(people);
    more.add(member);
    return with(more);
  }

  /**
   * @throws Refusal people.unknown, people.last-lead, people.badge-taken
   */
  Roster change(String name, UnaryOperator<Member> how) {
    Member before = member(name);
    Member after = how.apply(before);
    refuseLastLead(before, after.role() == Role.LEAD);
    refuseTaken(after);
    return with(people.stream().map(each -> each.equals(before) ? after : each).toList());
  }

  /**
   * @throws Refusal people.unknown, people.last-lead
   */
  Roster remove(String name) {
    Member gone = member(name);
    refuseLastLead(gone, false);
    Map<String, Tries> left = new HashMap<>(tries);
    left.remove(gone.name());
    return new Roster(
        badges, people.stream().filter(each -> !each.equals(gone)).toList(), kiosk, minutes, left);
  }

  private void refuseLastLead(Member of, boolean staysLead) {
    boolean others = people.stream().anyMatch(each -> each.role() == Role.LEAD && !each.equals(of));
    if (!staysLead && of.role() == Role.LEAD && !others) {
      throw Refusal.of("people.last-lead", of.name());
    }
  }

  private void refuseTaken(Member member) {
    Badge badge = member.badge();
    if (badge != null) {
      holder(badge)
          .filter(other -> !other.person().named(member.name()))
          .ifPresent(
              other -> {
                throw Refusal.of("people.badge-taken", other.name());
              });
    }
  }

  private Roster with(List<Member> others) {
    return new Roster(badges, others, kiosk, minutes, tries);
  }

  /**
   * @throws Refusal people.no-way-out where nobody could unlock the window any more
   */
  Roster with(Kiosk other) {
    if (other.locked() && people.isEmpty() && other.code() == null) {
      throw Refusal.of("people.no-way-out");
    }
    return new Roster(badges, people, other, minutes, tries);
  }

  /**
   * @throws Refusal people.minutes
   */
  Roster signingOutAfter(int other) {
    if (other < 0 || other > MOST_MINUTES) {
      throw Refusal.of("people.minutes", MOST_MINUTES);
    }
    return new Roster(badges, people, kiosk, other, tries);
  }

  Tries tries(String name) {
    return tries.getOrDefault(name, Tries.NONE);
  }

  Roster with(String name, Tries now) {
    Map<String, Tries> all = new HashMap<>(tries);
    if (now.failed() == 0) {
      all.remove(name);
    } else {
      all.put(name, now);
    }
    return new Roster(badges, people, kiosk, minutes, all);
  }
}
