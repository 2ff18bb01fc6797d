package imprint.ui;

import imprint.line.people.Cost;
import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.line.people.Role;
import imprint.ui.kit.Background;
import imprint.ui.kit.View;
import imprint.ui.people.SignInController;
import imprint.ui.people.SignInViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Who is let in, and how. */
final class PeoplePictures {
  private final Pictures pictures;
  private final Background at = new Background(Runnable::run, Runnable::run);
  private final People people;

  PeoplePictures(Pictures pictures) throws IOException {
    this.pictures = pictures;
    people = people();
    people.add(new Person("Ada Okafor", Role.LEAD), "2468".toCharArray(), "");
    people.add(new Person("Bo Lindqvist", Role.PACKER), "1357".toCharArray(), "BADGE-00017");
    people.add(new Person("陈晓明", Role.OPERATOR), "8642".toCharArray(), "");
    people.add(new Person("Dana Whitfield", Role.TECHNICIAN), "9753".toCharArray(), "");
    people.add(new Person("Emeka", Role.OPERATOR), "".toCharArray(), "BADGE-00018");
  }

  private static People people() throws IOException {
    Path folder = Files.createTempDirectory("people");
    return People.open(
        folder.resolve("people.json"), new SecureRandom(), InstantSource.system(), new Cost(64, 1));
  }

  void render() throws IOException {
    signIn("people-1-who", List.of());
    signIn("people-2-pin", List.of("d", "9", "7", "5"));
    signIn("people-3-wrong", List.of("d", "1", "1", "1", "1", "\r"));
    signIn("people-4-wait", List.of("a", "1", "\r", "1", "\r", "1", "\r", "1", "\r"));
    people.window().setCode("97531".toCharArray());
    leave("people-5-leave");
    badgesAlone();
    settled();
  }

  /** What a line lead settles, below the other settings. */
  private void settled() throws IOException {
    LeadCards cards = LeadCards.of(pictures.texts, at, people, _ -> {}, () -> {});
    VBox page = new VBox();
    page.getStyleClass().addAll("page", "more-cards");
    page.getChildren().setAll(cards.views());
    pictures.page("people-7-settings", Screen.SETTINGS, page);
  }

  private void signIn(String name, List<String> typed) throws IOException {
    SignInViewModel model = SignInViewModel.signIn(pictures.texts, at, people, _ -> {});
    Parent view = view(model, Optional.empty());
    typed.forEach(each -> type(view, each));
    pictures.whole(name, view);
  }

  private void leave(String name) throws IOException {
    SignInViewModel model = SignInViewModel.leave(pictures.texts, at, people, () -> {});
    pictures.whole(name, view(model, Optional.of(() -> {})));
  }

  private void badgesAlone() throws IOException {
    People others = people();
    others.add(new Person("Ada Okafor", Role.LEAD), "".toCharArray(), "BADGE-00001");
    SignInViewModel model = SignInViewModel.signIn(pictures.texts, at, others, _ -> {});
    pictures.whole("people-6-badges", view(model, Optional.empty()));
  }

  private Parent view(SignInViewModel model, Optional<Runnable> back) {
    return View.SIGN_IN.load(pictures.texts, new SignInController(model, "Line 2", _ -> {}, back));
  }

  private static void type(Parent view, String text) {
    if (text.equals("\r")) {
      // the list has the focus
      Event.fireEvent(view.lookup("#people"), key(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER));
    } else {
      Event.fireEvent(view, key(KeyEvent.KEY_TYPED, text, KeyCode.UNDEFINED));
    }
  }

  private static KeyEvent key(EventType<KeyEvent> type, String text, KeyCode code) {
    return new KeyEvent(type, text, "", code, false, false, false, false);
  }
}
