package imprint.ui.people;

import static imprint.ui.people.AtTheDoor.ADA;
import static imprint.ui.people.AtTheDoor.BADGE;
import static imprint.ui.people.AtTheDoor.BO;
import static imprint.ui.people.AtTheDoor.CHEN;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.line.people.Person;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInViewModelTest {
  private static final String CHEN_BADGE = "BADGE-CHEN-03";

  @TempDir Path folder;
  private final Texts texts = new Texts(Locale.ENGLISH);
  private final List<Person> passed = new ArrayList<>();
  private AtTheDoor door;
  private SignInViewModel model;

  @BeforeEach
  void open() {
    door = new AtTheDoor(folder).withPeople();
    model = SignInViewModel.signIn(texts, door.workers, door.people, passed::add);
  }

  private void type(String digits) {
    digits.chars().forEach(each -> model.digit((char) each));
  }

  private void enter(String letter, String digits) {
    model.choose(letter);
    type(digits);
    model.enter();
    door.turn();
  }

  private String problem() {
    return model.problem.get().map(told -> told.sentence()).orElse("");
  }

  @Test
  void aNameAndItsPinOpen() {
    assertThat(model.entries.get()).extracting(Entry::name).containsExactly("Ada", "Bo", "Chen");
    assertThat(model.say.get()).startsWith("Choose your name");
    model.enter();
    model.choose("c");
    assertThat(model.say.get()).startsWith("Type your PIN");
    type("8642");
    assertThat(model.typed.get()).isEqualTo(4);
    assertThat(model.say.get()).isEqualTo("Press Enter.");
    model.enter();
    assertThat(model.say.get()).isEqualTo("One moment.");
    assertThat(model.typed.get()).isZero();
    door.turn();
    assertThat(passed).containsExactly(CHEN);
    assertThat(model.chosen.get()).isEmpty();
  }

  @Test
  void aWrongPinIsSaidInOneSentenceAndAfterSeveralTheNextWaits() {
    enter("c", "1111");
    assertThat(problem()).isEqualTo("This is not the PIN of Chen.");
    type("8");
    assertThat(problem()).isEmpty();
    model.back();
    enter("c", "1111");
    enter("a", "2468");
    assertThat(passed).containsExactly(ADA);
    enter("c", "1111");
    assertThat(model.say.get()).startsWith("Wait 5 seconds");
    type("8642");
    assertThat(model.typed.get()).isZero();
    door.passes(Duration.ofSeconds(3));
    model.tick();
    assertThat(model.say.get()).startsWith("Wait 2 seconds");
    door.passes(Duration.ofSeconds(2));
    model.tick();
    enter("c", "8642");
    assertThat(passed).containsExactly(ADA, CHEN);
  }

  @Test
  void aBadgeOpensWhateverWasTyped() {
    model.choose("a");
    type("12");
    assertThat(model.scanned(BADGE)).isTrue();
    door.turn();
    assertThat(passed).containsExactly(BO);
    assertThat(model.scanned("NO-BADGE-AT-ALL")).isTrue();
    door.turn();
    assertThat(problem()).contains("nobody here");
    assertThat(passed).hasSize(1);
  }

  @Test
  void anotherNameForgetsWhatWasTyped() {
    model.choose("a");
    type("2468");
    model.choose("b");
    assertThat(model.typed.get()).isZero();
    model.choose("x");
    assertThat(model.chosen.get().orElseThrow().name()).isEqualTo("Bo");
    type("1234567890123");
    assertThat(model.typed.get()).isEqualTo(12);
  }

  @Test
  void whoeverComesNextFindsNothingOfTheOneBefore() {
    enter("c", "1111");
    model.choose("c");
    type("864");
    model.arrive();
    door.turn();
    assertThat(model.chosen.get()).isEmpty();
    assertThat(model.typed.get()).isZero();
    assertThat(problem()).isEmpty();
  }

  @Test
  void outOfTheLockedWindowLetsALeadOrTheCode() {
    door.people.setBadge("Chen", CHEN_BADGE);
    door.people.window().setCode("97531".toCharArray());
    door.people.window().lock();
    List<String> left = new ArrayList<>();
    model = SignInViewModel.leave(texts, door.workers, door.people, () -> left.add("left"));
    assertThat(model.entries.get()).extracting(Entry::name).containsExactly("Ada", "Exit code");
    model.scanned(CHEN_BADGE);
    door.turn();
    assertThat(problem()).isEqualTo("Chen is no line lead.");
    assertThat(door.people.window().locked()).isTrue();
    enter("e", "11111");
    assertThat(problem()).isEqualTo("This is not the code.");
    enter("e", "97531");
    assertThat(left).hasSize(1);
    assertThat(door.people.window().locked()).isFalse();
    door.people.window().lock();
    enter("a", "2468");
    assertThat(left).hasSize(2);
    assertThat(door.people.window().locked()).isFalse();
  }
}
