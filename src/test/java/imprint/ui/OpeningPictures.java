package imprint.ui;

import imprint.finding.Refusal;
import imprint.ledger.custody.Prompt;
import imprint.ui.kit.Background;
import imprint.ui.kit.View;
import imprint.ui.opening.OpeningController;
import imprint.ui.opening.OpeningViewModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import javafx.scene.Parent;

/** What is shown before the station is open. */
final class OpeningPictures {
  private final Pictures pictures;

  OpeningPictures(Pictures pictures) {
    this.pictures = pictures;
  }

  void render() throws IOException {
    picture("opening-1-busy", false, _ -> "");
    picture(
        "opening-2-refused",
        true,
        _ -> {
          throw Refusal.of("ledger.server-away", "db.factory:5432");
        });
    asking();
  }

  private void picture(String name, boolean works, Function<Prompt, String> opener)
      throws IOException {
    OpeningViewModel<String> model =
        new OpeningViewModel<>(
            pictures.texts,
            new Background(work -> run(work, works), Runnable::run),
            opener,
            _ -> {});
    shoot(name, model);
  }

  private void shoot(String name, OpeningViewModel<String> model) throws IOException {
    Parent view = View.OPENING.load(pictures.texts, new OpeningController(model, () -> {}));
    model.open();
    pictures.whole(name, view);
  }

  private static void run(Runnable work, boolean works) {
    if (works) {
      work.run();
    }
  }

  /** Who asks waits on a thread of its own, and is let go afterwards. */
  private void asking() throws IOException {
    Thread[] asker = new Thread[1];
    OpeningViewModel<String> model =
        new OpeningViewModel<>(
            pictures.texts,
            new Background(work -> asker[0] = Thread.startVirtualThread(work), Runnable::run),
            prompt -> {
              prompt.ask(Prompt.What.PASSPHRASE, Path.of("/home/line/imprint/ledger.sqlite.key"));
              return "";
            },
            _ -> {});
    Parent view = View.OPENING.load(pictures.texts, new OpeningController(model, () -> {}));
    model.open();
    while (asker[0].getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    pictures.whole("opening-3-asking", view);
    model.giveUp();
  }
}
