package imprint.ui;

import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.kit.View;
import imprint.ui.people.PeopleController;
import imprint.ui.people.PeopleViewModel;
import imprint.ui.people.WindowLockController;
import imprint.ui.people.WindowLockViewModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;

/** What a line lead settles about people and the window, among the other settings. */
record LeadCards(Texts texts, PeopleViewModel people, WindowLockViewModel lock) {
  /**
   * @param changed people are others now; gets the first one, where there was none before
   * @param locked the window is locked now, or is not
   */
  static LeadCards of(
      Texts texts,
      Background workers,
      People people,
      Consumer<Optional<Person>> changed,
      Runnable locked) {
    PeopleViewModel who = new PeopleViewModel(texts, workers, people, changed);
    WindowLockViewModel lock = new WindowLockViewModel(texts, workers, people.window(), locked);
    return new LeadCards(texts, who, lock);
  }

  /** Made anew at each call. */
  List<Parent> views() {
    return List.of(
        View.PEOPLE.load(texts, new PeopleController(people)),
        View.LOCK.load(texts, new WindowLockController(lock)));
  }

  /** Others look at it, or it was changed elsewhere. */
  void show() {
    people.show();
    lock.show();
  }
}
