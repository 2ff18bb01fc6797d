package imprint.ui.people;

import static imprint.ui.people.AtTheDoor.ADA;
import static imprint.ui.people.AtTheDoor.BADGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import imprint.line.people.Listed;
import imprint.line.people.Person;
import imprint.line.people.Role;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleViewModelTest {
  @TempDir Path folder;
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final List<Optional<Person>> changed = new ArrayList<>();
  private AtTheDoor door;
  private PeopleViewModel model;
  private int saved;

  @BeforeEach
  void open() {
    door = new AtTheDoor(folder);
    model = new PeopleViewModel(texts, door.workers, door.people, changed::add);
  }

  private void save(String name, Role role, String pin) {
    model.name.set(name);
    model.role.set(role);
    char[] typed = pin.toCharArray();
    model.save(typed, () -> saved++);
    door.turn();
    assertThat(typed).isEqualTo(new char[typed.length]);
  }

  private String problem() {
    return model.problem.get().map(told -> told.sentence()).orElse("");
  }

  @Test
  void theFirstIsALeadAndIsToldToBeTheFirst() {
    assertThat(model.role.get()).isEqualTo(Role.LEAD);
    save("Bo", Role.PACKER, "1357");
    assertThat(problem()).contains("line lead");
    assertThat(model.name.get()).isEqualTo("Bo");
    assertThat(saved).as("the PIN is still in its field").isZero();
    save("Ada", Role.LEAD, "2468");
    assertThat(saved).isEqualTo(1);
    assertThat(problem()).isEmpty();
    assertThat(changed).containsExactly(Optional.of(ADA));
    assertThat(model.name.get()).isEmpty();
    assertThat(model.role.get()).isEqualTo(Role.OPERATOR);
    save("Bo", Role.PACKER, "1357");
    assertThat(changed).hasSize(2).last().isEqualTo(Optional.empty());
    assertThat(model.rows.get())
        .extracting(PersonRow::role, PersonRow::signsIn)
        .containsExactly(tuple("Line lead", "PIN"), tuple("Packer", "PIN"));
  }

  @Test
  void aBadgeIsScannedOnlyWhileItIsWaitedFor() {
    assertThat(model.scanned(BADGE)).isFalse();
    model.awaitBadge();
    assertThat(model.badge.get()).contains("now");
    assertThat(model.scanned(BADGE)).isTrue();
    assertThat(model.scanned(BADGE)).isFalse();
    assertThat(model.badge.get()).contains("read").doesNotContain(BADGE);
    save("Ada", Role.LEAD, "");
    assertThat(door.people.listed()).containsExactly(new Listed(ADA, false, true));
    assertThat(door.people.holder(BADGE)).contains(ADA);
  }

  @Test
  void whatIsLeftEmptyStaysAsItIs() {
    door.withPeople();
    model.edit(ADA);
    save("Ada", Role.LEAD, "");
    assertThat(door.people.signIn("Ada", "2468".toCharArray())).isEqualTo(ADA);
    model.edit(ADA);
    save("Ada", Role.OPERATOR, "");
    assertThat(problem()).contains("only line lead");
    model.edit(ADA);
    save("Ada", Role.LEAD, "97531");
    assertThat(door.people.signIn("Ada", "97531".toCharArray())).isEqualTo(ADA);
  }

  @Test
  void whoIsRemovedIsGoneAndTheTimeIsKept() {
    door.withPeople();
    model.edit(AtTheDoor.CHEN);
    model.remove();
    door.turn();
    assertThat(door.people.listed()).hasSize(3);
    assertThat(model.told.get()).contains("again", "Chen");
    model.edit(ADA);
    model.edit(AtTheDoor.CHEN);
    model.remove();
    door.turn();
    assertThat(door.people.listed()).as("asked anew").hasSize(3);
    model.remove();
    door.turn();
    assertThat(model.rows.get()).hasSize(2);
    assertThat(model.told.get()).contains("Chen");
    model.signOutAfter(5);
    door.turn();
    assertThat(door.people.signOutAfter()).isEqualTo(Duration.ofMinutes(5));
    assertThat(model.minutes.get()).isEqualTo(5);
  }

  @Test
  void theWindowIsLockedWhereSomebodyCanUnlockIt() {
    List<Boolean> told = new ArrayList<>();
    WindowLockViewModel lock =
        new WindowLockViewModel(
            texts,
            door.workers,
            door.people.window(),
            () -> told.add(door.people.window().locked()));
    lock.lock();
    door.turn();
    assertThat(lock.problem.get().orElseThrow().sentence()).contains("Nobody could unlock");
    assertThat(lock.locked.get()).isFalse();
    lock.setCode("97531".toCharArray());
    door.turn();
    lock.lock();
    door.turn();
    assertThat(lock.locked.get()).isTrue();
    assertThat(told).containsExactly(false, true);
    lock.chooseKeys("Ctrl+Shift+F10");
    door.turn();
    lock.unlock();
    door.turn();
    assertThat(lock.locked.get()).isFalse();
    assertThat(door.people.window().keys()).isEqualTo("Ctrl+Shift+F10");
  }
}
