package imprint.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  private static final String WORDS = "five words that are long";

  @TempDir Path folder;
  private Path file;
  private KeyFile keys;

  @BeforeEach
  void name() {
    file = folder.resolve("station.key");
    keys = new KeyFile(file, new SecureRandom());
  }

  @Test
  void theFirstUseMakesAFileForItsOwnerAloneThatNothingElseLocks() throws Exception {
    String id = created();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(keys.look().kind()).isEqualTo("file");
    assertThat(keys.look().keys()).containsExactly(id);
    assertThat(created()).isEqualTo(id);
  }

  @Test
  void ofSeveralAtOnceOneKeyWinsForAll() throws Exception {
    Callable<String> open = this::created;
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<String> ids =
          threads.invokeAll(Stream.generate(() -> open).limit(16).toList()).stream()
              .map(Future::resultNow)
              .toList();
      assertThat(ids).hasSize(16).containsOnly(ids.getFirst());
    }
    onlyTheFileIsThere();
  }

  @Test
  void aPlainFileOfBeforeIsReadAndBecomesALockedOneWithTheSameKey() throws Exception {
    plain(32);
    assertThat(keys.look().kind()).isEqualTo("plain");
    assertThat(id(Prompt.NOBODY)).isEqualTo("d39dcc24b2ae71de");
    keys.rewrap(Prompt.NOBODY, passphrase(WORDS));
    assertThat(keys.look().kind()).isEqualTo("passphrase");
    assertThat(id(saying(WORDS))).isEqualTo("d39dcc24b2ae71de");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    onlyTheFileIsThere();
  }

  @Test
  void aPassphraseOpensItAndNoOtherDoes() throws Exception {
    String id = created();
    keys.rewrap(Prompt.NOBODY, passphrase(WORDS));
    byte[] locked = Files.readAllBytes(file);
    refused("ledger.key-locked", () -> keys.open(Prompt.NOBODY));
    refused("ledger.passphrase-wrong", () -> keys.open(saying(WORDS + " ")));
    refused("ledger.passphrase-wrong", () -> keys.rewrap(saying("x"), new NewWrapping.FileAlone()));
    assertThat(Files.readAllBytes(file)).isEqualTo(locked);

    keys.rewrap(saying(WORDS), passphrase("another one altogether"));
    refused("ledger.passphrase-wrong", () -> keys.open(saying(WORDS)));
    assertThat(id(saying("another one altogether"))).isEqualTo(id);
    keys.rewrap(saying("another one altogether"), new NewWrapping.FileAlone());
    assertThat(id(Prompt.NOBODY)).isEqualTo(id);
  }

  @Test
  void thePassphraseIsAskedForOnceAndForThatFile() {
    created();
    keys.rewrap(Prompt.NOBODY, passphrase(WORDS));
    List<Object> asked = new java.util.ArrayList<>();
    char[] answer = WORDS.toCharArray();
    keys.open(
            (what, of) -> {
              asked.add(what);
              asked.add(of);
              return Optional.of(answer);
            })
        .close();
    assertThat(asked).containsExactly(Prompt.What.PASSPHRASE, file);
    assertThat(answer).containsOnly('\0');
  }

  @Test
  void aShortPassphraseIsRefusedAndNothingChanges() throws Exception {
    created();
    byte[] before = Files.readAllBytes(file);
    refused("ledger.passphrase-short", () -> keys.rewrap(Prompt.NOBODY, passphrase("12345678901")));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aRenewedFileOpensAsBeforeAndHasOneKeyMore() throws Exception {
    plain(32);
    keys.renew(Prompt.NOBODY);
    keys.rewrap(Prompt.NOBODY, passphrase(WORDS));
    keys.renew(saying(WORDS));
    try (Keyring opened = keys.open(saying(WORDS))) {
      assertThat(opened.ids()).hasSize(3).startsWith("d39dcc24b2ae71de").doesNotHaveDuplicates();
      assertThat(keys.look().keys()).isEqualTo(opened.ids());
    }
    refused("ledger.key-locked", () -> keys.renew(Prompt.NOBODY));
  }

  @Test
  void aFullFileTakesNoMore() {
    created();
    for (int i = 1; i < Keyring.MOST; i++) {
      keys.renew(Prompt.NOBODY);
    }
    refused("ledger.keys-full", () -> keys.renew(Prompt.NOBODY));
    assertThat(keys.look().keys()).hasSize(Keyring.MOST);
  }

  /** Whoever reads meanwhile finds the old file or the new one, never neither. */
  @Test
  void itIsThereWholeAtEveryMoment() throws Exception {
    String id = created();
    try (var threads = Executors.newSingleThreadExecutor()) {
      Future<?> changing =
          threads.submit(
              () -> {
                for (int i = 0; i < 60; i++) {
                  keys.rewrap(Prompt.NOBODY, new NewWrapping.FileAlone());
                }
              });
      int seen = 0;
      do {
        assertThat(id(Prompt.NOBODY)).isEqualTo(id);
        seen++;
      } while (!changing.isDone());
      changing.get();
      assertThat(seen).isPositive();
    }
    onlyTheFileIsThere();
  }

  /** Two who change it at once: the second would undo the first's. */
  @Test
  void aFileThatChangedMeanwhileIsLeftAsItIs() {
    created();
    keys.rewrap(Prompt.NOBODY, passphrase(WORDS));
    Prompt whileAsked =
        (what, of) -> {
          new KeyFile(file, new SecureRandom()).renew(saying(WORDS));
          return Optional.of(WORDS.toCharArray());
        };
    refused(
        "ledger.key-changed-meanwhile", () -> keys.rewrap(whileAsked, new NewWrapping.FileAlone()));
    assertThat(keys.look().keys()).hasSize(2);
    assertThat(keys.look().kind()).isEqualTo("passphrase");
  }

  /** A key that is told of and gone again would leave shut what was sealed with it meanwhile. */
  @Test
  void ofManyWhoRenewItAtOnceNoKeyIsLost() throws Exception {
    created();
    Callable<Integer> renewing =
        () -> {
          int renewed = 0;
          for (int i = 0; i < 7; i++) {
            try {
              new KeyFile(file, new SecureRandom()).renew(Prompt.NOBODY);
              renewed++;
            } catch (Refusal refusal) {
              assertThat(refusal.finding().code()).isEqualTo("ledger.key-changed-meanwhile");
            }
          }
          return renewed;
        };
    try (var threads = Executors.newFixedThreadPool(8)) {
      int renewed = 0;
      for (Future<Integer> one :
          threads.invokeAll(Stream.generate(() -> renewing).limit(8).toList())) {
        renewed += one.get();
      }
      assertThat(renewed).isPositive();
      assertThat(keys.look().keys()).hasSize(1 + renewed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void aKeyThatOthersCanReachIsRefused(String permissions) throws Exception {
    plain(32);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    refused("ledger.key-readable-by-others", () -> keys.open(Prompt.NOBODY));
    refused("ledger.key-readable-by-others", keys::look);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 31, 33, 64, 4000})
  void aKeyOfAnotherSizeIsRefused(int size) throws Exception {
    plain(size);
    refused("ledger.key-damaged", () -> keys.open(Prompt.NOBODY));
  }

  @Test
  void anyByteThatDiffersIsToldFromAWrongPassphrase() throws Exception {
    created();
    keys.rewrap(Prompt.NOBODY, passphrase(WORDS));
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      try {
        // a blank that became another blank: the same file
        assertThat(keys.look().keys()).hasSize(1);
        assertThat(whole[at]).isIn((byte) ' ', (byte) '\n');
      } catch (Refusal refusal) {
        assertThat(refusal.finding().code()).isIn("ledger.key-damaged", "ledger.key-newer");
      }
    }
  }

  @Test
  void aNewerFormIsNamedAsSuch() throws Exception {
    created();
    String text = Files.readString(file);
    Files.writeString(
        file, text.replace("\"imprint-station-key\" : 1", "\"imprint-station-key\" : 2"));
    refused("ledger.key-newer", () -> keys.open(Prompt.NOBODY));
    Files.write(file, "{\"imprint-station-key\":9}".getBytes(StandardCharsets.UTF_8));
    refused("ledger.key-newer", keys::look);
  }

  @Test
  void aMissingKeyIsRefusedWhereOneMustBe() {
    refused("ledger.key-absent", () -> keys.open(Prompt.NOBODY));
    refused("ledger.key-absent", () -> keys.rewrap(Prompt.NOBODY, new NewWrapping.FileAlone()));
    assertThat(file).doesNotExist();
  }

  private void plain(int size) throws Exception {
    byte[] root = new byte[size];
    for (int i = 0; i < size; i++) {
      root[i] = (byte) i;
    }
    Files.write(file, root);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private void onlyTheFileIsThere() throws Exception {
    try (var left = Files.list(folder)) {
      assertThat(left)
          .allMatch(each -> each.equals(file) || each.endsWith(file.getFileName() + ".lock"));
    }
  }

  private String created() {
    try (Keyring opened = keys.openOrCreate(Prompt.NOBODY)) {
      return opened.ids().getFirst();
    }
  }

  private String id(Prompt prompt) {
    try (Keyring opened = keys.open(prompt)) {
      return opened.ids().getFirst();
    }
  }

  static NewWrapping.Passphrase passphrase(String words) {
    return new NewWrapping.Passphrase(words.toCharArray());
  }

  static Prompt saying(String words) {
    return (what, file) -> Optional.of(words.toCharArray());
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
