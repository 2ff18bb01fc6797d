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
  private boolean running;
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
            () -> running,
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
    running = true;
    session.scanned(BADGE, given::add);
    door.turn();
    assertThat(who()).contains(CHEN);
    assertThat(session.toldProperty().get().orElseThrow().code()).isEqualTo("people.run-first");
    session.signOut();
    door.passes(Duration.ofHours(9));
    session.tick();
    assertThat(who()).contains(CHEN);
    running = false;
    session.runEnded();
    assertThat(session.toldProperty().get()).isEmpty();
    session.tick();
    assertThat(who()).contains(CHEN);
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
}
