package imprint.secret.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SoftHSM 2, which is PKCS#11 without the hardware. The library looks for its settings once in a
 * process, so there is one set of tokens for all tests.
 */
public final class SoftHsm {
  public static final String PIN = "1234567890";

  /** The last has another PIN. */
  private static final List<String> TOKENS = List.of("line", "pai one", "frail", "office");

  private static final List<String> PLACES =
      List.of(
          "/usr/lib/softhsm/libsofthsm2.so",
          "/usr/lib64/pkcs11/libsofthsm2.so",
          "/usr/local/lib/softhsm/libsofthsm2.so");

  private SoftHsm() {}

  /** Made when first asked for. */
  private static final class Made {
    private static final Path FOLDER = make();
  }

  /** The library, with its tokens; a test that asks is passed over where it is not installed. */
  public static Path library() {
    Optional<Path> found = PLACES.stream().map(Path::of).filter(Files::exists).findFirst();
    if (System.getenv("IMPRINT_EVERY_TEST") == null) {
      assumeTrue(found.isPresent(), "SoftHSM is not installed");
    }
    assertThat(Made.FOLDER).isDirectory();
    return found.orElseThrow();
  }

  /** Where the token of that name is in the library's list. */
  public static int slot(String label) {
    try {
      return TokenSlots.find(library().toString(), label);
    } catch (TokenFault fault) {
      throw new AssertionError(fault);
    }
  }

  /** Puts a key with its certificate on a token. */
  public static void put(String token, String name, PrivateKey key, Certificate certificate) {
    try (TokenSession session = TokenSession.at(library().toString(), slot(token), "")) {
      KeyStore store = session.login(PIN.toCharArray());
      store.setKeyEntry(name, key, null, new Certificate[] {certificate});
    } catch (TokenFault | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Puts two keys there under one name, as two people do who do not know of each other. */
  public static void putTwins(String token, String name, KeyStore.PrivateKeyEntry... twins) {
    try (TokenSession one = TokenSession.at(library().toString(), slot(token), "");
        TokenSession other = TokenSession.at(library().toString(), slot(token), "")) {
      List<KeyStore> stores = List.of(one.login(PIN.toCharArray()), other.login(PIN.toCharArray()));
      for (int i = 0; i < stores.size(); i++) {
        stores.get(i).setEntry(name, twins[i], null);
      }
    } catch (TokenFault | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * The same of files.
   *
   * @param key PKCS#8 PEM, not encrypted
   * @param certificate PEM
   */
  public static void put(String token, String name, Path key, Path certificate) {
    try (InputStream pem = Files.newInputStream(certificate)) {
      String body = Files.readString(key).replaceAll("-----[A-Z ]+-----|\\s", "");
      PrivateKey read =
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
      put(token, name, read, CertificateFactory.getInstance("X.509").generateCertificate(pem));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Logs everybody in this process out, as whoever else uses the token does at his end. */
  public static void logOut(String token) {
    try (TokenSession session = TokenSession.at(library().toString(), slot(token), "")) {
      session.login(PIN.toCharArray());
    } catch (TokenFault e) {
      throw new AssertionError(e);
    }
  }

  /** Takes what the token holds away; it stays away. */
  public static void breakToken(String label) throws IOException {
    try (Stream<Path> tokens = Files.list(Made.FOLDER.resolve("kept"))) {
      for (Path token : tokens.toList()) {
        byte[] about = Files.readAllBytes(token.resolve("token.object"));
        if (new String(about, StandardCharsets.ISO_8859_1).contains(label)) {
          delete(token);
        }
      }
    }
  }

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("softhsm");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      Path settings = folder.resolve("softhsm2.conf");
      Files.createDirectory(folder.resolve("kept"));
      Files.writeString(settings, "directories.tokendir = " + folder.resolve("kept") + "\n");
      setEnvironment("SOFTHSM2_CONF", settings.toString());
      for (String token : TOKENS) {
        makeToken(settings, token, token.equals("office") ? "0987654321" : PIN);
      }
      return folder;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void makeToken(Path settings, String label, String pin) throws IOException {
    ProcessBuilder tool =
        new ProcessBuilder(
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            label,
            "--pin",
            pin,
            "--so-pin",
            "11223344");
    tool.environment().put("SOFTHSM2_CONF", settings.toString());
    Process made = tool.redirectErrorStream(true).start();
    made.getOutputStream().close();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.onExit().join().exitValue()).as(said).isZero();
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** For this process' C library: Java's own view of the environment cannot be changed. */
  @SuppressWarnings("restricted")
  private static void setEnvironment(String name, String value) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      int failed =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().findOrThrow("setenv"),
                      FunctionDescriptor.of(
                          ValueLayout.JAVA_INT,
                          ValueLayout.ADDRESS,
                          ValueLayout.ADDRESS,
                          ValueLayout.JAVA_INT))
                  .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
      assertThat(failed).isZero();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
