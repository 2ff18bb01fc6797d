package imprint.ui;

import imprint.line.Station;
import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.kit.View;
import imprint.ui.people.PeopleViewModel;
import imprint.ui.people.Session;
import imprint.ui.people.SignInController;
import imprint.ui.people.SignInViewModel;
import imprint.ui.people.Work;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What stands in front of the screens: who wants to see them signs in here first. */
final class Door {
  private final Station station;
  private final Background workers;
  private final Supplier<Work> work;
  private final Session session;
  private final Timeline seconds;
  private @Nullable Hung hung;
  private @Nullable LockedStage lock;
  private boolean leaving;

  /** The sign-in, or the way out of the locked window. */
  private static final class Leaf {
    private final SignInViewModel model;
    private final SignInController controller;
    private final Texts texts;
    private @Nullable Parent view;

    Leaf(SignInViewModel model, SignInController controller, Texts texts) {
      this.model = model;
      this.controller = controller;
      this.texts = texts;
    }

    SignInViewModel model() {
      return model;
    }

    void open(Scene scene) {
      Parent front = view;
      if (front == null) {
        front = View.SIGN_IN.load(texts, controller);
        view = front;
      }
      if (!front.equals(scene.getRoot())) {
        model.arrive();
        scene.setRoot(front);
        controller.focus();
      }
    }
  }

  /** As it hangs now: in one language, before one set of screens. */
  private record Hung(
      Scene scene,
      Parent screens,
      FrameViewModel frame,
      Texts texts,
      LeadCards cards,
      Leaf signIn,
      Leaf leave,
      Runnable front) {}

  /**
   * @param work what whoever is signed in has in hand now
   */
  Door(Station station, Background workers, InstantSource clock, Supplier<Work> work) {
    this.station = station;
    this.workers = workers;
    this.work = work;
    session = new Session(workers, station.people(), clock, work, station::signIn);
    seconds = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));
    seconds.setCycleCount(Animation.INDEFINITE);
    session.personProperty().addListener((_, _, now) -> changed(now));
    session.openProperty().addListener((_, _, _) -> swing());
    session.toldProperty().addListener((_, _, _) -> tell());
  }

  /** What a line lead settles here. */
  LeadCards cards(Texts texts) {
    return LeadCards.of(texts, workers, station.people(), this::reviewed, this::hold);
  }

  /**
   * Puts it before other screens; whoever is signed in stays so.
   *
   * @param asking whether somebody is asked what is to become of what is not saved
   * @param front gives the keys to the screen in front
   */
  void hang(
      Stage stage,
      Scene scene,
      Parent screens,
      FrameViewModel frame,
      Texts texts,
      LeadCards cards,
      ObservableValue<Boolean> asking,
      Consumer<Locale> speaks,
      Runnable front) {
    People people = station.people();
    if (lock == null) {
      lock = new LockedStage(stage, scene, people.window(), this::askToLeave);
      scene.addEventFilter(InputEvent.ANY, _ -> session.touched());
      seconds.play();
    }
    String name = station.settings().name();
    SignInViewModel signIn = SignInViewModel.signIn(texts, workers, people, session::signIn);
    SignInViewModel leave = SignInViewModel.leave(texts, workers, people, this::left);
    hung =
        new Hung(
            scene,
            screens,
            frame,
            texts,
            cards,
            new Leaf(signIn, new SignInController(signIn, name, speaks, Optional.empty()), texts),
            new Leaf(
                leave, new SignInController(leave, name, speaks, Optional.of(this::stay)), texts),
            front);
    frame.locked.subscribe(locked -> ended(frame, locked));
    asking.subscribe(asks -> ended(frame, asks));
    admit(hung, session.personProperty().get());
    swing();
  }

  /** Whether the window may not be closed. */
  boolean keeps() {
    return lock != null && lock.locked();
  }

  /** Whether the screens can be seen. */
  boolean admits() {
    return session.openProperty().get() && !leaving;
  }

  /** Fills the screen, or does not. The stage must be shown. */
  void hold() {
    if (lock != null) {
      lock.hold();
    }
  }

  /** Shows the way out of the locked window, but hides no board that is worked on. */
  void askToLeave() {
    if (keeps() && hung != null && work.get().letGo()) {
      leaving = true;
      swing();
    }
  }

  private void left() {
    hold();
    stay();
  }

  private void stay() {
    leaving = false;
    swing();
  }

  /** Who was entered first goes on entering others. */
  private void reviewed(Optional<Person> first) {
    first.ifPresentOrElse(session::signIn, session::reviewed);
    if (first.isPresent() && hung != null) {
      hung.frame().go(Screen.SETTINGS);
    }
  }

  private void ended(FrameViewModel frame, boolean still) {
    if (!still && hung != null && hung.frame() == frame) {
      session.waitedEnough();
    }
  }

  private void tick() {
    session.tick();
    if (hung != null) {
      hung.signIn().model().tick();
      hung.leave().model().tick();
    }
  }

  private void changed(Optional<Person> now) {
    if (hung != null) {
      admit(hung, now);
      hung.cards().people().begin();
      hung.cards().show();
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
    if (leaving) {
      here.leave().open(here.scene());
    } else if (!session.openProperty().get()) {
      here.signIn().open(here.scene());
    } else if (!here.screens().equals(here.scene().getRoot())) {
      here.cards().show();
      here.scene().setRoot(here.screens());
      here.front().run();
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
    Hung here = hung;
    if (here == null) {
      return front.test(text);
    }
    if (leaving) {
      return here.leave().model().scanned(text);
    }
    if (!session.openProperty().get()) {
      return here.signIn().model().scanned(text);
    }
    PeopleViewModel people = here.cards().people();
    if (here.frame().screen.get() == Screen.SETTINGS && people.scanned(text)) {
      return true;
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
