package imprint.ui.people;

import static imprint.ui.people.AtTheDoor.ADA;
import static imprint.ui.people.AtTheDoor.BADGE;
import static imprint.ui.people.AtTheDoor.BO;
import static imprint.ui.people.AtTheDoor.CHEN;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.line.people.Person;
import imprint.line.people.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
  @TempDir Path folder;
  private AtTheDoor door;
  private Session session;
  private final Hands hands = new Hands();
  private final List<String> toldToTheStation = new ArrayList<>();
  private final List<String> given = new ArrayList<>();

  @BeforeEach
  void open() {
    door = new AtTheDoor(folder);
    begin();
  }

  private void begin() {
    session =
        new Session(
            door.workers,
            door.people,
            door::now,
            () -> hands,
            who -> toldToTheStation.add(who.map(Person::name).orElse("")));
  }

  private void withPeople() {
    door.withPeople();
    begin();
  }

  private boolean isOpen() {
    return session.openProperty().get();
  }

  private Optional<Person> who() {
    return session.personProperty().get();
  }

  @Test
  void whereNobodyIsInTheListAllIsOpen() {
    begin();
    assertThat(isOpen()).isTrue();
    assertThat(session.scanned(BADGE, given::add)).isFalse();
    door.passes(Duration.ofDays(1));
    session.tick();
    assertThat(isOpen()).isTrue();
  }

  @Test
  void theFirstPersonClosesTheDoor() {
    begin();
    door.withPeople();
    session.reviewed();
    assertThat(isOpen()).isFalse();
    session.signIn(ADA);
    assertThat(isOpen()).isTrue();
    assertThat(toldToTheStation).endsWith("Ada");
  }

  @Test
  void anotherBadgeIsAnotherPersonAtOnce() {
    withPeople();
    session.signIn(CHEN);
    assertThat(session.scanned(BADGE, given::add)).isTrue();
    door.turn();
    assertThat(who()).contains(BO);
    assertThat(toldToTheStation).containsExactly("Chen", "Bo");
    assertThat(given).isEmpty();
  }

  @Test
  void duringARunNobodyTakesOver() {
    withPeople();
    session.signIn(CHEN);
    hands.running = true;
    session.scanned(BADGE, given::add);
    door.turn();
    assertThat(who()).contains(CHEN);
    assertThat(session.toldProperty().get().orElseThrow().code()).isEqualTo("people.run-first");
    session.signOut();
    door.passes(Duration.ofHours(9));
    session.tick();
    assertThat(who()).contains(CHEN);
    hands.running = false;
    session.waitedEnough();
    assertThat(session.toldProperty().get()).isEmpty();
    session.tick();
    assertThat(who()).contains(CHEN);
  }

  @Test
  void whoIsOnlyWaitingForABoardIsRelievedAtOnce() {
    withPeople();
    session.signIn(CHEN);
    session.scanned(BADGE, given::add);
    door.turn();
    assertThat(who()).contains(BO);
    assertThat(hands.letGo).isEqualTo(1);
    session.signOut();
    assertThat(who()).isEmpty();
    assertThat(hands.letGo).isEqualTo(2);
  }

  @Test
  void aBoardThatComesInThatMomentKeepsThePerson() {
    withPeople();
    session.signIn(CHEN);
    hands.found = true;
    session.scanned(BADGE, given::add);
    door.turn();
    assertThat(who()).contains(CHEN);
    assertThat(session.toldProperty().get().orElseThrow().code()).isEqualTo("people.run-first");
    session.signOut();
    assertThat(who()).contains(CHEN);
  }

  @Test
  void whatIsNotSavedIsAskedAboutBeforeSomebodyElseTakesOver() {
    withPeople();
    session.signIn(ADA);
    hands.unsaved = true;
    session.scanned(BADGE, given::add);
    door.turn();
    assertThat(who()).contains(ADA);
    assertThat(session.toldProperty().get().orElseThrow().code()).isEqualTo("people.save-first");
    hands.answer.run();
    assertThat(who()).contains(BO);
    assertThat(session.toldProperty().get()).isEmpty();
  }

  @Test
  void whoSignsOutIsAskedAsWellButNobodyStaysSignedInForAQuestion() {
    withPeople();
    session.signIn(ADA);
    hands.unsaved = true;
    session.signOut();
    assertThat(who()).contains(ADA);
    door.passes(Duration.ofMinutes(16));
    session.tick();
    assertThat(who()).isEmpty();
    assertThat(hands.dropped).isTrue();
  }

  @Test
  void whatIsNoBadgeGoesOnItsWayAtOnceOrAMomentLater() {
    withPeople();
    session.signIn(CHEN);
    String late = "";
    for (int unit = 0; late.isEmpty(); unit++) {
      String serial = "KL-%06d".formatted(unit);
      if (door.people.mayBeBadge(serial)) {
        late = serial;
      } else {
        assertThat(session.scanned(serial, given::add)).isFalse();
      }
    }
    assertThat(session.scanned(late, given::add)).isTrue();
    assertThat(given).isEmpty();
    door.turn();
    assertThat(given).containsExactly(late);
    assertThat(who()).contains(CHEN);
  }

  @Test
  void whoTouchesNothingIsSignedOut() {
    withPeople();
    session.signIn(CHEN);
    door.passes(Duration.ofMinutes(14));
    session.touched();
    door.passes(Duration.ofMinutes(14));
    session.tick();
    assertThat(who()).contains(CHEN);
    door.passes(Duration.ofMinutes(1));
    session.tick();
    assertThat(who()).isEmpty();
    assertThat(isOpen()).isFalse();
    assertThat(toldToTheStation).containsExactly("Chen", "");

    door.people.signOutAfter(0);
    session.signIn(CHEN);
    door.passes(Duration.ofDays(3));
    session.tick();
    assertThat(who()).contains(CHEN);
  }

  @Test
  void whoeverIsChangedOrRemovedIsSoAtOnce() {
    withPeople();
    session.signIn(CHEN);
    door.people.setRole("Chen", Role.TECHNICIAN);
    session.reviewed();
    assertThat(who().orElseThrow().role()).isEqualTo(Role.TECHNICIAN);
    door.people.remove("Chen");
    session.reviewed();
    assertThat(who()).isEmpty();
    assertThat(isOpen()).isFalse();
  }

  /** What somebody has in hand, as a test says. */
  private static final class Hands implements Work {
    boolean running;
    boolean found;
    boolean unsaved;
    boolean dropped;
    int letGo;
    Runnable answer = () -> {};

    @Override
    public boolean running() {
      return running;
    }

    @Override
    public boolean letGo() {
      letGo++;
      return !running && !found;
    }

    @Override
    public void settle(Runnable then) {
      if (unsaved) {
        answer = then;
      } else {
        then.run();
      }
    }

    @Override
    public void dropQuestion() {
      dropped = true;
    }
  }
}
