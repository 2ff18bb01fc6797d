package imprint.line.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
  private static final Person ADA = new Person("Ada", Role.LEAD);
  private static final Person BO = new Person("Bo", Role.PACKER);

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-26T08:00:00Z");
  private Path file;
  private People people;

  @BeforeEach
  void open() {
    file = folder.resolve("a/people.json");
    people = reopened();
  }

  private People reopened() {
    return People.open(file, new SecureRandom(), () -> now, new Cost(64, 1));
  }

  private void adaAndBo() {
    people.add(ADA, pin("24681357"), "");
    people.add(BO, pin("13572468"), "BADGE-00017");
  }

  private static char[] pin(String digits) {
    return digits.toCharArray();
  }

  @Test
  void withoutAFileNobodySignsIn() {
    assertThat(people.enforced()).isFalse();
    assertThat(people.listed()).isEmpty();
    assertThat(people.mayBeBadge("BADGE-00017")).isFalse();
    assertThat(people.signOutAfter()).isEqualTo(Duration.ofMinutes(15));
    assertThat(file).doesNotExist();
  }

  @Test
  void whoWasAddedSignsInAlsoAfterTheNextStart() {
    adaAndBo();
    assertThat(reopened().enforced()).isTrue();
    assertThat(reopened().signIn("ada", pin("24681357"))).isEqualTo(ADA);
    assertThat(reopened().holder("BADGE-00017")).contains(BO);
    assertThat(reopened().holder(" BADGE-00017 ")).contains(BO);
    assertThat(people.holder("BADGE-00018")).isEmpty();
    assertThat(people.listed())
        .containsExactly(new Listed(ADA, true, false), new Listed(BO, true, true));
  }

  @Test
  void neitherPinNorBadgeIsInTheFileWhichIsItsOwnersAlone() throws IOException {
    adaAndBo();
    people.window().setCode(pin("9753197531"));
    assertThat(Files.readString(file))
        .doesNotContain("24681357", "13572468", "BADGE-00017", "9753197531");
    assertThat(PrivateFile.ownersAlone(file)).isTrue();
    assertThat(people.listed().toString()).doesNotContain("BADGE-00017");
    Roster kept = new PeopleFile(file).read().orElseThrow();
    Lock lock = Objects.requireNonNull(kept.people().getFirst().pin());
    assertThat(kept.toString()).doesNotContain(lock.hash());
  }

  @Test
  void theFirstIsALeadAndTheLastLeadStays() {
    refused("people.first-lead", () -> people.add(BO, pin("13572468"), ""));
    refused("people.nothing", () -> people.add(ADA, pin(""), " "));
    adaAndBo();
    refused("people.last-lead", () -> people.remove("Ada"));
    refused("people.last-lead", () -> people.setRole("Ada", Role.OPERATOR));
    people.setRole("Bo", Role.LEAD);
    people.remove("Ada");
    assertThat(people.find("Ada")).isEmpty();
    refused("people.unknown", () -> people.signIn("Ada", pin("24681357")));
    refused("people.unknown", () -> people.remove("Ada"));
  }

  @Test
  void noNameAndNoBadgeIsThereTwice() {
    adaAndBo();
    refused("people.name-taken", () -> people.add(new Person(" bo ", Role.LEAD), pin("9999"), ""));
    refused("people.badge-taken", () -> people.setBadge("Ada", "BADGE-00017"));
    people.setBadge("Bo", "BADGE-00018");
    people.setBadge("Ada", "BADGE-00017");
    assertThat(people.holder("BADGE-00017")).contains(ADA);
    assertThat(people.holder("BADGE-00018")).contains(BO);
  }

  @Test
  void wrongPinsMakeTheNextTryWaitAlsoOverAStartButNotForOthersAndNotForGood() {
    adaAndBo();
    for (int tried = 0; tried < 3; tried++) {
      refused("people.pin-wrong", () -> people.signIn("Ada", pin("1111")));
    }
    refused("people.wait", () -> people.signIn("Ada", pin("24681357")));
    people = reopened();
    refused("people.wait", () -> people.signIn("ADA", pin("24681357")));
    assertThat(people.left("ada")).isEqualTo(Duration.ofSeconds(5));
    assertThat(people.signIn("Bo", pin("13572468"))).isEqualTo(BO);

    Duration longest = Duration.ZERO;
    for (int tried = 0; tried < 40; tried++) {
      now = now.plus(people.left("Ada"));
      refused("people.pin-wrong", () -> people.signIn("Ada", pin("1111")));
      assertThat(people.left("Ada")).isGreaterThanOrEqualTo(longest);
      longest = people.left("Ada");
    }
    assertThat(longest).isEqualTo(Duration.ofMinutes(5));
    now = now.plus(longest);
    assertThat(people.signIn("Ada", pin("24681357"))).isEqualTo(ADA);
    assertThat(reopened().left("Ada")).isZero();
    refused("people.pin-wrong", () -> people.signIn("Ada", pin("1111")));
    assertThat(people.left("Ada")).isZero();
  }

  @Test
  void aClockThatWasSetBackKeepsNobodyOut() {
    adaAndBo();
    for (int tried = 0; tried < 3; tried++) {
      refused("people.pin-wrong", () -> people.signIn("Ada", pin("1111")));
    }
    now = now.minus(Duration.ofDays(400));
    assertThat(people.signIn("Ada", pin("24681357"))).isEqualTo(ADA);
  }

  @Test
  void aNewPinHasNotBeenTriedYet() {
    adaAndBo();
    for (int tried = 0; tried < 4; tried++) {
      now = now.plus(people.left("Bo"));
      refused("people.pin-wrong", () -> people.signIn("Bo", pin("1111")));
    }
    people.setPin("bo", pin("4321"));
    assertThat(people.signIn("Bo", pin("4321"))).isEqualTo(BO);
    assertThat(reopened().signIn("Bo", pin("4321"))).isEqualTo(BO);
  }

  @Test
  void whoHasABadgeAloneIsTold() {
    people.add(ADA, pin(""), "BADGE-00001");
    refused("people.no-pin", () -> people.signIn("Ada", pin("1234")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "1234567890123", "12a4", "１２３４", "    "})
  void whatIsNoPinIsRefused(String typed) {
    refused("people.pin-form", () -> people.add(ADA, pin(typed), ""));
  }

  @Test
  void theCodeOfAUnitIsNoBadge() {
    refused("people.badge-code", () -> people.add(ADA, pin(""), "MT:Y.K9042C00KA0648G00"));
    refused("people.badge-form", () -> people.add(ADA, pin(""), "12345"));
    assertThat(people.holder("MT:Y.K9042C00KA0648G00")).isEmpty();
  }

  @Test
  void mostOfWhatIsNoBadgeIsSeenAtOnce() {
    adaAndBo();
    assertThat(people.mayBeBadge("BADGE-00017")).isTrue();
    int maybe = 0;
    for (int unit = 0; unit < 1000; unit++) {
      maybe += people.mayBeBadge("KL-2648-%06d".formatted(unit)) ? 1 : 0;
    }
    assertThat(maybe).isLessThan(40);
  }

  @Test
  void theWindowIsLockedOnlyWhereSomebodyCanUnlockIt() {
    WindowLock window = people.window();
    refused("people.no-way-out", window::lock);
    window.setCode(pin("9753197531"));
    window.lock();
    assertThat(reopened().window().locked()).isTrue();
    refused("people.no-way-out", () -> window.setCode(pin("")));
    refused("people.code-wrong", () -> window.leave(pin("11111")));
    window.leave(pin("9753197531"));
    assertThat(reopened().window().locked()).isFalse();
    refused("people.keys", () -> window.setKeys("Escape"));
    window.setKeys(WindowLock.keysToChoose().getLast());
    assertThat(reopened().window().keys()).isEqualTo("Ctrl+Alt+Shift+L");
    window.setCode(pin(""));
    assertThat(window.hasCode()).isFalse();
    refused("people.no-code", () -> window.leave(pin("9753197531")));
  }

  @Test
  void whoDidWhatIsRecordedAndNothingSecret() throws Exception {
    adaAndBo();
    people.by("Ada");
    people.setRole("bo", Role.OPERATOR);
    people.setBadge("Bo", "BADGE-00018");
    people.window().setCode(pin("9753197531"));
    people.window().lock();
    people.window().leave(pin("9753197531"));
    people.window().lock();
    people.window().unlock(ADA);
    people.by("");
    refused("people.unknown", () -> people.remove("Chen"));
    people.signOutAfter(5);
    people.remove("Bo");
    Path log = file.resolveSibling("people.log");
    assertThat(PeopleLog.beside(file).read().deeds())
        .extracting(Deed::by, Deed::act, Deed::whom, Deed::role)
        .containsExactly(
            tuple("", Deed.Act.ADDED, "Ada", Role.LEAD),
            tuple("", Deed.Act.ADDED, "Bo", BO.role()),
            tuple("Ada", Deed.Act.ROLE, "Bo", Role.OPERATOR),
            tuple("Ada", Deed.Act.BADGE, "Bo", null),
            tuple("Ada", Deed.Act.EXIT_CODE, "", null),
            tuple("Ada", Deed.Act.LOCKED, "", null),
            tuple("", Deed.Act.UNLOCKED, "", null),
            tuple("Ada", Deed.Act.LOCKED, "", null),
            tuple("Ada", Deed.Act.UNLOCKED, "", null),
            tuple("", Deed.Act.REMOVED, "Bo", null));
    assertThat(log)
        .content()
        .contains("2026-11-26T08:00:00Z")
        .doesNotContain("24681357", "13572468", "9753197531", "BADGE");
    assertThat(PrivateFile.ownersAlone(log)).isTrue();
  }

  @Test
  void whatCannotBeRecordedIsNotDone() throws Exception {
    adaAndBo();
    Path log = file.resolveSibling("people.log");
    Files.delete(log);
    Files.createDirectory(log);
    refused("file.unwritable", () -> people.remove("Bo"));
    assertThat(reopened().find("Bo")).isPresent();
  }

  @Test
  void whatAnotherProcessChangedCountsAndStays() {
    adaAndBo();
    reopened().add(new Person("Chen", Role.OPERATOR), pin("8642"), "");
    assertThat(people.signIn("Chen", pin("8642")).role()).isEqualTo(Role.OPERATOR);
    reopened().remove("Bo");
    people.signOutAfter(5);
    assertThat(reopened().listed()).hasSize(2);
    assertThat(reopened().signOutAfter()).isEqualTo(Duration.ofMinutes(5));
    refused("people.minutes", () -> people.signOutAfter(-1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "a\nb", "\u202Eabc", "12345678901234567890123456789012345678901"})
  void aNameCanBePrinted(String name) {
    refused("people.name", () -> new Person(name, Role.LEAD));
  }

  private static void refused(String code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
