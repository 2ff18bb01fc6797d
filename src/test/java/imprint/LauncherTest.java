package imprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/imprint} finds a JDK 25 in a machine made for it, where each java says its name. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {
  private static final Path SCRIPT = Path.of("installer/launcher/imprint");
  private static final String USUAL_PLACE = "/usr/lib/jvm";

  @TempDir Path machine;
  private Path launcher;
  private final Map<String, String> environment = new TreeMap<>();

  private record Run(int exit, List<String> out, String error) {
    String java() {
      return out.getFirst();
    }

    List<String> words() {
      return out.subList(1, out.size());
    }
  }

  @BeforeEach
  void makeAMachineWithoutJava() throws IOException {
    String script = Files.readString(SCRIPT);
    assertThat(script).contains(USUAL_PLACE + "/*");
    launcher = machine.resolve("my programs/Imprint/bin/imprint");
    executable(launcher, script.replace(USUAL_PLACE, "'" + machine.resolve("usual") + "'"));
    executable(machine.resolve("bin/readlink"), "#!/bin/sh\nexec /bin/readlink \"$@\"\n");
    environment.put("PATH", machine.resolve("bin").toString());
    environment.put("HOME", machine.resolve("home").toString());
  }

  private Path app() throws IOException {
    return machine.toRealPath().resolve("my programs/Imprint");
  }

  private static void executable(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JDK that prints its own path and the words it was given. */
  private Path jdk(String place, String version) throws IOException {
    Path home = machine.resolve(place);
    executable(
        home.resolve("bin/java"), "#!/bin/sh\nfor w in \"$0\" \"$@\"; do echo \"$w\"; done\n");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private Run run(Path command, String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("/bin/sh", command.toString()));
    line.addAll(List.of(words));
    var builder = new ProcessBuilder(line).directory(machine.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path errors = machine.resolve("stderr");
    Process process = builder.redirectError(errors.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out.lines().toList(), Files.readString(errors));
  }

  private void assertStarts(Path home) throws IOException, InterruptedException {
    Run run = run(launcher);
    assertThat(run.error()).isEmpty();
    assertThat(run.java()).isEqualTo(home.resolve("bin/java").toString());
  }

  @Test
  void saysInOneSentenceWhereToGetAJdk() throws Exception {
    Run run = run(launcher);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.error()).contains("needs JDK 25", "https://adoptium.net/").hasLineCount(1);
  }

  @Test
  void findsOneWhereSystemsKeepThem() throws Exception {
    jdk("usual/java-17", "17.0.12");
    assertStarts(jdk("usual/temurin-25-jdk-amd64", "25.0.3"));
  }

  @Test
  void onlyTheWindowBeginsWithASmallHeap() throws Exception {
    jdk("usual/temurin-25-jdk-amd64", "25.0.3");
    assertThat(run(launcher).words()).contains("-Xms32m").endsWith("imprint.Imprint");
    assertThat(run(launcher, "ports").words()).doesNotContain("-Xms32m").endsWith("ports");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "generate -n 5",
        "label print x",
        "ledger verify",
        "bench generate",
        "bench label",
        "bench ledger --events 9"
      })
  void whatTakesSecondsOfTheProcessorIsCompiledThoroughly(String words) throws Exception {
    jdk("usual/temurin-25-jdk-amd64", "25.0.3");
    String[] each = words.isEmpty() ? new String[0] : words.split(" ");
    assertThat(run(launcher, each).words())
        .contains("-XX:Tier4InvocationThreshold=250000", "-XX:Tier4BackEdgeThreshold=2000000")
        .doesNotContain("-XX:TieredStopAtLevel=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ports", "bench flash", "bench", "ledger list", "board --port sim:"})
  void whatIsSoonDoneIsNot(String words) throws Exception {
    jdk("usual/temurin-25-jdk-amd64", "25.0.3");
    assertThat(run(launcher, words.split(" ")).words())
        .contains("-XX:TieredStopAtLevel=1")
        .noneMatch(word -> word.startsWith("-XX:Tier4"));
  }

  @Test
  void fontsForChineseAreThereUnlessSomebodyChoseTheirs() throws Exception {
    executable(
        jdk("usual/temurin-25-jdk-amd64", "25.0.3").resolve("bin/java"),
        "#!/bin/sh\necho \"$FONTCONFIG_FILE\"\n");
    assertThat(run(launcher).java()).isEmpty();
    Path ours = app().resolve("fonts/fonts.conf");
    Files.createDirectories(ours.getParent());
    Files.createFile(ours);
    assertThat(run(launcher).java()).isEqualTo(ours.toString());
    environment.put("FONTCONFIG_FILE", "/their/own");
    assertThat(run(launcher).java()).isEqualTo("/their/own");
  }

  /** Else Java loses every character that is not ASCII, in names of files and of products. */
  @Test
  void wordsAreReadAsUtf8WhereThereIsNoLocale() throws Exception {
    executable(
        jdk("usual/temurin-25-jdk-amd64", "25.0.3").resolve("bin/java"),
        "#!/bin/sh\necho \"$LC_ALL\"\n");
    executable(machine.resolve("bin/locale"), "#!/bin/sh\necho ANSI_X3.4-1968\n");
    assertThat(run(launcher).java()).isEqualTo("C.UTF-8");
    executable(machine.resolve("bin/locale"), "#!/bin/sh\necho GB18030\n");
    assertThat(run(launcher).java()).isEmpty();
    environment.put("LC_ALL", "zh_CN.GB18030");
    assertThat(run(launcher).java()).isEqualTo("zh_CN.GB18030");
  }

  @Test
  void findsOneOfSdkman() throws Exception {
    assertStarts(jdk("home/.sdkman/candidates/java/25.0.3-tem", "25.0.3"));
  }

  @Test
  void findsTheJavaOfThePathThroughItsLinks() throws Exception {
    Path home = jdk("opt/jdk of mine", "25");
    Path alternative = machine.resolve("alternative");
    Files.createSymbolicLink(alternative, home.resolve("bin/java"));
    Files.createSymbolicLink(machine.resolve("bin/java"), alternative);
    assertStarts(home);
  }

  @Test
  void passesOverAJavaOfThePathThatIsTooOld() throws Exception {
    Path old = jdk("opt/jdk-17", "17.0.12");
    Files.createSymbolicLink(machine.resolve("bin/java"), old.resolve("bin/java"));
    assertStarts(jdk("usual/temurin-25", "25.0.3"));
  }

  @Test
  void prefersJavaHomeToThePath() throws Exception {
    Path other = jdk("opt/other", "25.0.1");
    Files.createSymbolicLink(machine.resolve("bin/java"), other.resolve("bin/java"));
    Path home = jdk("opt/chosen", "25.0.3");
    environment.put("JAVA_HOME", home.toString());
    assertStarts(home);
  }

  @Test
  void prefersTheRuntimeBesideItToJavaHome() throws Exception {
    environment.put("JAVA_HOME", jdk("opt/chosen", "25.0.3").toString());
    assertStarts(jdk("my programs/Imprint/runtime", "25.0.3"));
  }

  @Test
  void prefersItsOwnVariableToAllOthers() throws Exception {
    jdk("my programs/Imprint/runtime", "25.0.3");
    Path home = jdk("opt/named for imprint", "25.0.2");
    environment.put("IMPRINT_JAVA_HOME", home.toString());
    assertStarts(home);
  }

  @Test
  void doesNotGuessWhereItsOwnVariableIsWrong() throws Exception {
    jdk("usual/temurin-25", "25.0.3");
    environment.put("IMPRINT_JAVA_HOME", jdk("opt/jdk-21", "21.0.4").toString());
    Run run = run(launcher);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.error()).contains("IMPRINT_JAVA_HOME", "opt/jdk-21").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17.0.12", "2.5", "250.1", "26", "1.25.0", ""})
  void takesNoOtherVersion(String version) throws Exception {
    jdk("usual/some", version);
    assertThat(run(launcher).exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0.3", "25-ea", "25.0.3+9"})
  void takesEveryTwentyFive(String version) throws Exception {
    assertStarts(jdk("usual/some", version));
  }

  @Test
  void readsAReleaseFileWithoutALastLineFeed() throws Exception {
    Path home = jdk("usual/some", "25");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"25\"");
    assertStarts(home);
  }

  @Test
  void passesOverAFolderThatLostItsJava() throws Exception {
    Path broken = jdk("usual/a-broken", "25.0.3");
    Files.delete(broken.resolve("bin/java"));
    assertStarts(jdk("usual/b-whole", "25.0.3"));
  }

  @Test
  void worksThroughASymbolicLinkToItself() throws Exception {
    jdk("usual/some", "25");
    Path link = machine.resolve("bin/imprint");
    Files.createSymbolicLink(link, Path.of("../my programs/Imprint/bin/imprint"));
    assertThat(run(link).words()).contains(app().resolve("fx").toString());
  }

  @Test
  void givesJavaTheModulesTheClassPathAndTheNativeLibrary() throws Exception {
    jdk("usual/some", "25");
    String app = app().toString();
    assertThat(run(launcher).words())
        .containsSubsequence("--module-path", app + "/fx", "--add-modules")
        .containsSubsequence("-cp", app + "/imprint.jar:" + app + "/lib/*", "imprint.Imprint")
        .contains("-DjSerialComm.library.path=" + app + "/native");
  }

  @Test
  void usesTheStartCacheThatLiesBesideTheProgram() throws Exception {
    jdk("usual/some", "25");
    Path cache = Files.createFile(app().resolve("imprint.aot"));
    assertThat(run(launcher).words()).contains("-XX:AOTCache=" + cache);
  }

  @Test
  void passesWordsOnAsTheyAre() throws Exception {
    jdk("usual/some", "25");
    List<String> words = run(launcher, "label", "two words", "*", "", "$HOME", "--x=\"y\"").words();
    assertThat(words.subList(words.indexOf("imprint.Imprint") + 1, words.size()))
        .containsExactly("label", "two words", "*", "", "$HOME", "--x=\"y\"");
  }
}
