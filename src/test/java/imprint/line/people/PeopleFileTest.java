package imprint.line.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleFileTest {
  private static final String SALT = "000102030405060708090a0b0c0d0e0f";
  private static final String WHOLE =
      """
      {"badges": {"memory-kib": 64, "passes": 1, "salt": "%s"},
       "people": [{"name": "Ada", "role": "lead", "badge": {"mark": "5f", "hash": "%s"}}],
       "kiosk": {"locked": false, "keys": "Ctrl+Shift+F12"},
       "sign-out-minutes": 15, "tries": {}}
      """
          .formatted(SALT, "ab".repeat(32));

  @TempDir Path folder;

  @Property(tries = 60)
  void whatIsWrittenIsReadAgain(@ForAll("rosters") Roster roster) throws IOException {
    Path file = Files.createTempDirectory("people").resolve("a/people.json");
    new PeopleFile(file).write(roster);
    assertThat(new PeopleFile(file).read()).contains(roster);
  }

  @Property(tries = 200)
  void anythingElseIsRefusedInWords(@ForAll byte[] bytes) throws IOException {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(Refusal.class);
  }

  @Property(tries = 300)
  void whateverIsDamagedIsReadOrRefused(
      @ForAll @IntRange(max = 1000) int at, @ForAll byte other, @ForAll boolean cut)
      throws IOException {
    byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
    int place = at % bytes.length;
    bytes[place] = other;
    byte[] damaged = cut ? Arrays.copyOf(bytes, place) : bytes;
    try {
      assertThat(read(damaged)).isPresent();
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).isIn("people.file-syntax", "file.empty");
    }
  }

  @Test
  void theExampleIsRead() throws IOException {
    assertThat(read(WHOLE.getBytes(StandardCharsets.UTF_8)).orElseThrow().people()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "lead"               | "operator"
          "lead"               | "boss"
          "lead"               | 3
          "lead"               | null
          "name": "Ada", "role"| "role"
          "name": "Ada",       | "name": "Ada", "name": "Bo",
          "locked": false      | "locked": null
          "keys": "Ctrl+Shift+F12" | "keys": "Escape"
          , "keys": "Ctrl+Shift+F12" | ''
          15                   | -1
          15                   | 1.5
          15                   | "15"
          , "tries": {}        | ''
          {}}                  | {"Ada": {"failed": -1, "last": 0}}}
          {}}                  | {}, "more": 1}
          {}}                  | {}} {}
          "5f"                 | "5"
          "memory-kib": 64     | "memory-kib": 2000000
          , "badge"            | , "card"
          """)
  void whatDoesNotFitIsRefused(String there, String instead) {
    String text = WHOLE.replace(there, instead);
    assertThat(text).isNotEqualTo(WHOLE);
    assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("people.file-syntax"));
  }

  @Test
  void aFileThatOthersCanReadIsRefused() throws IOException {
    Path file = folder.resolve("people.json");
    PrivateFile.write(file, WHOLE.getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> new PeopleFile(file).read())
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.finding().code()).isEqualTo("people.file-readable-by-others"));
  }

  private static Optional<Roster> read(byte[] bytes) throws IOException {
    Path file = Files.createTempDirectory("people").resolve("people.json");
    PrivateFile.write(file, bytes);
    return new PeopleFile(file).read();
  }

  private static final SlowHash HASH = new SlowHash(64, 1, SALT);

  private static Member member(String name, Role role, boolean pin, boolean badge, byte mark) {
    String hash = "%02x".formatted(mark).repeat(32);
    return new Member(
        name,
        role,
        pin || !badge ? new Lock(HASH, hash) : null,
        badge ? new Badge("%02x".formatted(mark), hash) : null);
  }

  @Provide
  Arbitrary<Roster> rosters() {
    Arbitrary<String> names =
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars("灯李 -\"\\é")
            .ofMinLength(1)
            .ofMaxLength(30)
            .map(name -> "N" + name);
    Arbitrary<Member> members =
        Combinators.combine(
                names,
                Arbitraries.of(Role.class),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Arbitraries.bytes())
            .as(PeopleFileTest::member);
    Arbitrary<Kiosk> kiosks =
        Combinators.combine(
                Arbitraries.of(true, false),
                Arbitraries.of(Kiosk.KEYS),
                Arbitraries.of(true, false))
            .as(
                (locked, keys, code) ->
                    new Kiosk(locked, keys, code ? new Lock(HASH, "cd".repeat(32)) : null));
    return Combinators.combine(
            members
                .list()
                .uniqueElements(each -> each.name().toLowerCase(Locale.ROOT))
                .ofMaxSize(8),
            kiosks,
            Arbitraries.integers().between(0, Roster.MOST_MINUTES),
            Arbitraries.integers().between(0, 20))
        .as(
            (others, kiosk, minutes, failed) -> {
              List<Member> all = new ArrayList<>(others);
              Map<String, Tries> tries = new HashMap<>();
              if (!all.isEmpty()) {
                all.add(member("The lead", Role.LEAD, true, true, (byte) 7));
                tries.put(all.getFirst().name(), new Tries(failed, 1_795_680_000L));
              }
              return new Roster(HASH, all, kiosk, minutes, tries);
            });
  }
}
