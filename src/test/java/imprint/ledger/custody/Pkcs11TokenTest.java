package imprint.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.secret.Secret;
import imprint.secret.token.SoftHsm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A token in earnest: SoftHSM 2, which is PKCS#11 without the hardware. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "SoftHSM is looked for where Debian puts it")
class Pkcs11TokenTest {
  private static final String PIN = SoftHsm.PIN;

  private static Path library = Path.of("");

  @TempDir Path folder;

  @BeforeAll
  static void tokens() {
    library = SoftHsm.library();
  }

  @Test
  void aTokenLocksTheKeyAndOpensIt() {
    KeyFile keys = new KeyFile(folder.resolve("key"), new SecureRandom());
    String id = id(keys, Prompt.NOBODY);
    lockedByToken(keys);
    assertThat(keys.look().kind()).isEqualTo("token");
    assertThat(id(keys, KeyFileTest.saying(PIN))).isEqualTo(id);
    keys.renew(KeyFileTest.saying(PIN));
    assertThat(keys.look().keys()).hasSize(2).startsWith(id);
    keys.rewrap(KeyFileTest.saying(PIN), new NewWrapping.FileAlone());
    assertThat(id(keys, Prompt.NOBODY)).isEqualTo(id);
  }

  @Test
  void withoutItsPinTheTokenOpensNothing() {
    KeyFile keys = new KeyFile(folder.resolve("key"), new SecureRandom());
    id(keys, Prompt.NOBODY);
    lockedByToken(keys);
    refused("ledger.token-locked", () -> keys.open(Prompt.NOBODY));
    refused("ledger.token-pin-wrong", () -> keys.open(KeyFileTest.saying("0987654321")));
    List<Prompt.What> asked = new ArrayList<>();
    keys.open(
            (what, of) -> {
              asked.add(what);
              return Optional.of(PIN.toCharArray());
            })
        .close();
    assertThat(asked).containsExactly(Prompt.What.TOKEN_PIN);
  }

  @Test
  void aSlotWithoutATokenIsToldBeforeThePinIsAskedFor() {
    var pair = new Wrapping.Pair("imprint", "ab".repeat(32), "00".repeat(384));
    refused(
        "ledger.token-absent",
        () ->
            new Pkcs11Token(library.toString(), 20)
                .unlock(
                    pair,
                    () -> {
                      throw new AssertionError("asked for the PIN");
                    }));
    KeyFile keys = new KeyFile(folder.resolve("key"), new SecureRandom());
    id(keys, Prompt.NOBODY);
    refused(
        "ledger.token-absent",
        () ->
            keys.rewrap(
                Prompt.NOBODY, new NewWrapping.Token(library, 20, "imprint", PIN.toCharArray())));
    assertThat(keys.look().kind()).isEqualTo("file");
  }

  @Test
  void aTokenThatHasAnotherKeyOfThatNameIsRefused() {
    KeyFile keys = new KeyFile(folder.resolve("key"), new SecureRandom());
    id(keys, Prompt.NOBODY);
    lockedByToken(keys);
    Wrapping.Token real = (Wrapping.Token) keys.look().wrapping().orElseThrow();
    for (String name : List.of(real.pair().name(), "another")) {
      var pair = new Wrapping.Pair(name, "ab".repeat(32), real.pair().encrypted());
      refused(
          "ledger.token-of-another",
          () -> new Pkcs11Token(real.library(), real.slot()).unlock(pair, PIN::toCharArray));
    }
  }

  @Test
  void whatIsNoLibraryIsNamed() throws Exception {
    Path text = Files.writeString(folder.resolve("not a \\library.so"), "text");
    for (Path wrong : List.of(text, folder.resolve("absent.so"), folder)) {
      refused("ledger.token-library", () -> lock(wrong));
    }
    refused("ledger.token-relative", () -> lock(Path.of("libsofthsm2.so")));
    Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-rw-rw-"));
    refused("ledger.token-writable", () -> lock(text));
  }

  private static void lock(Path library) {
    new Pkcs11Token(library.toString(), 0).lock("imprint", PIN.toCharArray(), kek());
  }

  private static Secret kek() {
    return Secret.owning(new byte[32]);
  }

  private static void lockedByToken(KeyFile keys) {
    keys.rewrap(
        Prompt.NOBODY,
        new NewWrapping.Token(library, SoftHsm.slot("line"), "imprint", PIN.toCharArray()));
  }

  private static String id(KeyFile keys, Prompt prompt) {
    try (Keyring opened = keys.openOrCreate(prompt)) {
      return opened.ids().getFirst();
    }
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
