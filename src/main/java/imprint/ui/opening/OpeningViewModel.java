package imprint.ui.opening;

import imprint.finding.Finding;
import imprint.ledger.custody.Prompt;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Opens something that may take its time, want a passphrase, or be refused, behind a window that
 * says so.
 *
 * @param <T> what is opened
 */
public final class OpeningViewModel<T> {
  /** What the window shows. */
  public enum State {
    OPENING,
    ASKING,
    REFUSED
  }

  final ObjectProperty<State> state = new SimpleObjectProperty<>(State.OPENING);

  /** What is asked for; empty while nothing is. */
  final StringProperty question = new SimpleStringProperty("");

  /** The key file that it opens. */
  final StringProperty about = new SimpleStringProperty("");

  /** Why it is not open: the last refusal. */
  final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

  private final Texts texts;
  private final Background workers;
  private final Function<Prompt, T> opener;
  private final Consumer<T> opened;
  private @Nullable CompletableFuture<Optional<char[]>> asker;
  private boolean gone;

  /**
   * @param opener may ask; called on a worker, again after each refusal that a person wants to see
   *     gone
   * @param opened called in the window, once
   */
  public OpeningViewModel(
      Texts texts, Background workers, Function<Prompt, T> opener, Consumer<T> opened) {
    this.texts = texts;
    this.workers = workers;
    this.opener = opener;
    this.opened = opened;
  }

  /** Begins, or begins again. */
  public void open() {
    state.set(State.OPENING);
    workers.run(() -> opener.apply(this::ask), opened, this::refused);
  }

  /** On a worker, which waits for the answer. */
  private Optional<char[]> ask(Prompt.What what, Path file) {
    CompletableFuture<Optional<char[]>> answer = new CompletableFuture<>();
    workers.show(
        () -> {
          if (gone) {
            answer.complete(Optional.empty());
            return;
          }
          asker = answer;
          question.set(texts.get("opening.ask." + what));
          about.set(file.toString());
          state.set(State.ASKING);
        });
    return answer.join();
  }

  /**
   * Answers what is asked for.
   *
   * @param typed is wiped by whoever asked
   */
  void answer(char[] typed) {
    CompletableFuture<Optional<char[]>> waiting = asker;
    if (waiting == null || typed.length == 0) {
      Arrays.fill(typed, '\0');
      return;
    }
    asker = null;
    problem.set(Optional.empty());
    state.set(State.OPENING);
    waiting.complete(Optional.of(typed));
  }

  /** Nobody will answer any more. */
  public void giveUp() {
    gone = true;
    CompletableFuture<Optional<char[]>> waiting = asker;
    if (waiting != null) {
      asker = null;
      waiting.complete(Optional.empty());
    }
  }

  private void refused(Exception why) {
    Finding finding = Problem.finding(why);
    problem.set(Optional.of(Problem.of(finding, texts.locale())));
    if (finding.code().equals("ledger.passphrase-wrong")) {
      open();
    } else {
      state.set(State.REFUSED);
    }
  }
}
