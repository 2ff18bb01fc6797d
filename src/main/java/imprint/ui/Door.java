package imprint.ui;

import imprint.line.Station;
import imprint.line.people.Person;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.kit.View;
import imprint.ui.people.Session;
import imprint.ui.people.SignInController;
import imprint.ui.people.SignInViewModel;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What stands in front of the screens: who wants to see them signs in here first. */
final class Door {
  private final Station station;
  private final Background workers;
  private final Session session;
  private final Timeline seconds;
  private @Nullable Hung hung;

  /** As it hangs now: in one language, before one set of screens. */
  private record Hung(
      Scene scene,
      Parent screens,
      FrameViewModel frame,
      Texts texts,
      SignInViewModel model,
      SignInController controller,
      Parent view,
      Runnable front) {}

  /**
   * @param running whether a board is being worked on
   */
  Door(Station station, Background workers, InstantSource clock, BooleanSupplier running) {
    this.station = station;
    this.workers = workers;
    session = new Session(workers, station.people(), clock, running, station::signIn);
    seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));
    seconds.setCycleCount(Animation.INDEFINITE);
    session.personProperty().addListener((_, _, now) -> changed(now));
    session.openProperty().addListener((_, _, _) -> swing());
    session.toldProperty().addListener((_, _, _) -> tell());
  }

  /**
   * Puts it before other screens; whoever is signed in stays so.
   *
   * @param front gives the keys to the screen in front
   */
  void hang(
      Scene scene,
      Parent screens,
      FrameViewModel frame,
      Texts texts,
      Consumer<Locale> speaks,
      Runnable front) {
    if (hung == null) {
      scene.addEventFilter(InputEvent.ANY, _ -> session.touched());
      seconds.play();
    }
    SignInViewModel model =
        SignInViewModel.signIn(texts, workers, station.people(), session::signIn);
    SignInController controller =
        new SignInController(model, station.settings().name(), speaks, Optional.empty());
    Parent view = View.SIGN_IN.load(texts, controller);
    hung = new Hung(scene, screens, frame, texts, model, controller, view, front);
    frame.locked.subscribe(locked -> ended(frame, locked));
    admit(hung, session.personProperty().get());
    swing();
  }

  private void ended(FrameViewModel frame, boolean locked) {
    if (!locked && hung != null && hung.frame() == frame) {
      session.runEnded();
    }
  }

  private void tick() {
    session.tick();
    if (hung != null) {
      hung.model().tick();
    }
  }

  private void changed(Optional<Person> now) {
    if (hung != null) {
      admit(hung, now);
      if (now.isPresent()) {
        hung.frame().first();
      }
    }
  }

  private static void admit(Hung here, Optional<Person> who) {
    FrameViewModel frame = here.frame();
    frame.person.set(who.map(Person::name).orElse(""));
    frame.role.set(who.map(each -> here.texts().get("people.role." + each.role())).orElse(""));
    frame.admit(Screen.of(who.map(Person::role)));
  }

  /** Shows the screens, or the door. */
  private void swing() {
    Hung here = hung;
    if (here == null) {
      return;
    }
    if (session.openProperty().get()) {
      here.scene().setRoot(here.screens());
      here.front().run();
    } else {
      here.model().arrive();
      here.scene().setRoot(here.view());
      here.controller().focus();
    }
  }

  private void tell() {
    if (hung != null) {
      Locale locale = hung.texts().locale();
      hung.frame()
          .notice
          .set(
              session
                  .toldProperty()
                  .get()
                  .map(told -> told.sentence(locale) + " " + told.nextAct(locale))
                  .orElse(""));
    }
  }

  void signOut() {
    session.signOut();
  }

  /** A badge is a badge before it is anything else; the rest is the screen's in front. */
  boolean scanned(String text, Predicate<String> front) {
    if (hung != null && !session.openProperty().get()) {
      return hung.model().scanned(text);
    }
    return session.scanned(text, late -> typed(late, front)) || front.test(text);
  }

  /** What was held back for a moment, and is no badge: as if it had not been. */
  private void typed(String text, Predicate<String> front) {
    Node focused = hung == null ? null : hung.scene().getFocusOwner();
    if (!front.test(text) && focused instanceof TextInputControl field && field.isEditable()) {
      field.replaceSelection(text);
    }
  }

  /** Nothing ticks any more. */
  void close() {
    seconds.stop();
  }
}
