package imprint.ui.people;

import imprint.line.people.People;
import imprint.line.people.Person;
import imprint.ui.kit.Background;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Somebody at the door: a name and a PIN, or a badge. The PIN itself is in no property. */
public final class SignInViewModel {
  private static final int LONGEST = 12;

  final ObjectProperty<List<Entry>> entries = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<Optional<Entry>> chosen = new SimpleObjectProperty<>(Optional.empty());

  /** How many digits are typed. */
  final IntegerProperty typed = new SimpleIntegerProperty();

  final BooleanProperty busy = new SimpleBooleanProperty();
  final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

  /** What to do next, in one sentence. */
  final StringProperty say = new SimpleStringProperty("");

  private final Texts texts;
  private final Background workers;
  private final Gate gate;
  private final Consumer<Optional<Person>> passed;
  private final char[] digits = new char[LONGEST];
  private long waits;

  private SignInViewModel(
      Texts texts, Background workers, Gate gate, Consumer<Optional<Person>> passed) {
    this.texts = texts;
    this.workers = workers;
    this.gate = gate;
    this.passed = passed;
    chosen.subscribe(_ -> forget());
    refresh();
  }

  /**
   * In front of all screens.
   *
   * @param passed gets who signed in
   */
  public static SignInViewModel signIn(
      Texts texts, Background workers, People people, Consumer<Person> passed) {
    return new SignInViewModel(
        texts, workers, new SignInGate(people, texts), who -> who.ifPresent(passed));
  }

  /**
   * At the way out of the locked window.
   *
   * @param passed the window is not locked any more
   */
  public static SignInViewModel leave(
      Texts texts, Background workers, People people, Runnable passed) {
    return new SignInViewModel(texts, workers, new LeaveGate(people, texts), _ -> passed.run());
  }

  Texts texts() {
    return texts;
  }

  /** The screen comes to the front, for whoever comes. */
  public void arrive() {
    problem.set(Optional.empty());
    chosen.set(Optional.empty());
    refresh();
    workers.run(
        () -> {
          gate.reload();
          return gate.entries();
        },
        _ -> refresh(),
        this::failed);
  }

  private void refresh() {
    List<Entry> now = gate.entries();
    if (!now.equals(entries.get())) {
      entries.set(now);
    }
    if (chosen.get().filter(now::contains).isEmpty()) {
      chosen.set(now.size() == 1 ? Optional.of(now.getFirst()) : Optional.empty());
    }
    tell();
  }

  void choose(Entry entry) {
    if (!busy.get()) {
      chosen.set(Optional.of(entry));
    }
  }

  /** The next one whose name begins so, after the chosen one. */
  void choose(String letter) {
    List<Entry> all = entries.get();
    int from = chosen.get().map(all::indexOf).orElse(-1);
    for (int step = 1; step <= all.size(); step++) {
      Entry each = all.get((from + step) % all.size());
      if (each.name().regionMatches(true, 0, letter, 0, letter.length())) {
        choose(each);
        return;
      }
    }
  }

  void digit(char digit) {
    if (!busy.get() && waits == 0 && typed.get() < LONGEST) {
      digits[typed.get()] = digit;
      typed.set(typed.get() + 1);
      problem.set(Optional.empty());
      tell();
    }
  }

  void back() {
    if (!busy.get() && typed.get() > 0) {
      typed.set(typed.get() - 1);
      digits[typed.get()] = '\0';
      tell();
    }
  }

  /** What was typed is no more. */
  void forget() {
    Arrays.fill(digits, '\0');
    typed.set(0);
    tell();
  }

  void enter() {
    Optional<Entry> who = chosen.get();
    if (busy.get() || waits > 0 || who.isEmpty() || typed.get() == 0) {
      return;
    }
    char[] pin = Arrays.copyOf(digits, typed.get());
    forget();
    ask(
        () -> {
          try {
            return gate.enter(who.get(), pin);
          } finally {
            Arrays.fill(pin, '\0');
          }
        });
  }

  /** Whatever is scanned here is taken for a badge. */
  public boolean scanned(String text) {
    if (!busy.get()) {
      forget();
      ask(() -> Optional.of(gate.badge(text)));
    }
    return true;
  }

  private void ask(Callable<Optional<Person>> work) {
    busy.set(true);
    problem.set(Optional.empty());
    tell();
    workers.run(
        work,
        who -> {
          busy.set(false);
          chosen.set(Optional.empty());
          refresh();
          passed.accept(who);
        },
        why -> {
          busy.set(false);
          failed(why);
        });
  }

  private void failed(Exception why) {
    Problem told = Problem.of(Problem.finding(why), texts.locale());
    tell();
    // while there is a wait, the strip says what to do
    problem.set(Optional.of(waits > 0 ? new Problem(told.serious(), told.sentence(), "") : told));
  }

  /** A second went by. */
  public void tick() {
    if (waits > 0) {
      tell();
    }
  }

  private void tell() {
    // what is left of a second is a second to who waits
    waits = chosen.get().map(gate::left).map(Duration::toSeconds).orElse(0L);
    say.set(sentence());
  }

  private String sentence() {
    if (busy.get()) {
      return texts.get("signin.act.busy");
    }
    if (waits > 0) {
      return texts.get("signin.act.wait", waits);
    }
    if (entries.get().isEmpty()) {
      return texts.get("signin.act.badge");
    }
    if (chosen.get().isEmpty()) {
      return texts.get("signin.act.name");
    }
    return typed.get() == 0 ? texts.get("signin.act.pin") : texts.get("signin.act.enter");
  }
}
