package imprint.ui.labels;

import imprint.ui.kit.Background;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What is asked of the desk; answers to older questions are not waited for any more. */
final class Questions {
  private final Background background;
  private int latest;

  Questions(Background background) {
    this.background = background;
  }

  <T> void ask(Callable<T> work, Consumer<T> answered, Consumer<Exception> failed) {
    int asked = ++latest;
    background.run(
        work,
        answer -> {
          if (asked == latest) {
            answered.accept(answer);
          }
        },
        cause -> {
          if (asked == latest) {
            failed.accept(cause);
          }
        });
  }

  /** Nobody wants to know any more. */
  void drop() {
    latest++;
  }
}
