package imprint.line.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window and the command line change the people of a station at the same time. */
class PeopleAtOnceTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private static final Cost CHEAP = new Cost(64, 1);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void adaAndBo() {
    file = folder.resolve("people.json");
    People people = reopened();
    people.add(new Person("Ada", Role.LEAD), pin("2468"), "");
    people.add(new Person("Bo", Role.PACKER), pin("1357"), "");
  }

  private People reopened() {
    return People.open(file, new SecureRandom(), () -> NOW, CHEAP);
  }

  private static char[] pin(String digits) {
    return digits.toCharArray();
  }

  /** A window, and the command line at the moment when the window has read the file. */
  private People windowWhile(Runnable atTheCommandLine, List<Thread> started) {
    return People.open(
        file,
        new SecureRandom(),
        () -> {
          if (started.isEmpty()) {
            started.add(Thread.ofPlatform().start(atTheCommandLine));
            try {
              started.getFirst().join(Duration.ofMillis(500));
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
          return NOW;
        },
        CHEAP);
  }

  @Test
  void whoIsRemovedWhileAnotherTriesAPinStaysRemoved() throws Exception {
    List<Thread> started = new ArrayList<>();
    People window = windowWhile(() -> reopened().remove("Bo"), started);
    assertThatThrownBy(() -> window.signIn("Ada", pin("1111"))).isInstanceOf(Refusal.class);
    started.getFirst().join();
    assertThat(reopened().find("Bo")).isEmpty();
    assertThat(window.find("Bo")).isEmpty();
  }

  @Test
  void ofTwoChangesAtOnceNoneIsLost() throws Exception {
    List<Thread> started = new ArrayList<>();
    People window = windowWhile(() -> reopened().remove("Bo"), started);
    window.setRole("Ada", Role.LEAD);
    window.add(new Person("Cy", Role.OPERATOR), pin("2222"), "");
    started.getFirst().join();
    assertThat(reopened().listed())
        .extracting(each -> each.person().name())
        .containsExactly("Ada", "Cy");
  }
}
