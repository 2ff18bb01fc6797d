package imprint.ui.opening;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.ledger.custody.Prompt;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.opening.OpeningViewModel.State;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the window says while nothing is open yet. */
class OpeningViewModelTest {
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final List<String> opened = new ArrayList<>();

  private OpeningViewModel<String> model(Function<Prompt, String> opener) {
    return new OpeningViewModel<>(
        new Texts(Locale.ENGLISH), new Background(work::add, Runnable::run), opener, opened::add);
  }

  private void turn() {
    work.remove().run();
  }

  @Test
  void whatOpensAtOnceIsThere() {
    OpeningViewModel<String> model = model(_ -> "station");
    model.open();
    assertThat(model.state.get()).isEqualTo(State.OPENING);
    turn();
    assertThat(opened).containsExactly("station");
  }

  @Test
  void aRefusalIsToldWithItsActAndCanBeTriedAgain() {
    Deque<String> tries = new ArrayDeque<>(List.of("no", "yes"));
    OpeningViewModel<String> model =
        model(
            _ -> {
              if (tries.remove().equals("no")) {
                throw Refusal.of("ledger.server-away", "db.factory");
              }
              return "station";
            });
    model.open();
    turn();
    assertThat(model.state.get()).isEqualTo(State.REFUSED);
    assertThat(model.problem.get())
        .hasValueSatisfying(
            problem -> {
              assertThat(problem.sentence()).contains("db.factory");
              assertThat(problem.act()).isNotBlank();
            });
    model.open();
    assertThat(model.state.get()).isEqualTo(State.OPENING);
    turn();
    assertThat(opened).containsExactly("station");
  }

  @Test
  void aFaultOfTheProgramIsToldToo() {
    OpeningViewModel<String> model =
        model(
            _ -> {
              throw new IllegalStateException("boom");
            });
    model.open();
    turn();
    assertThat(model.state.get()).isEqualTo(State.REFUSED);
    assertThat(model.problem.get())
        .hasValueSatisfying(
            problem -> assertThat(problem.sentence()).contains("IllegalStateException"));
  }

  @Test
  void whoAsksAfterTheWindowWasClosedDoesNotWait() {
    OpeningViewModel<String> model =
        model(
            prompt ->
                prompt
                    .ask(Prompt.What.PASSPHRASE, Path.of("ledger.key"))
                    .map(String::new)
                    .orElseThrow(() -> Refusal.of("ledger.key-locked", "ledger.key")));
    model.open();
    model.giveUp();
    turn();
    assertThat(opened).isEmpty();
    assertThat(model.state.get()).isEqualTo(State.REFUSED);
  }

  @Test
  void anAnswerThatNobodyWaitsForIsWiped() {
    char[] typed = "secret".toCharArray();
    model(_ -> "station").answer(typed);
    assertThat(typed).containsOnly('\0');
  }
}
