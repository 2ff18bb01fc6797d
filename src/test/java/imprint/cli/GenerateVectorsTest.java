package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.nvs.NvsCsv;
import imprint.nvs.NvsImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command lines of esp-matter-mfg-tool, held against what it made of them. */
class GenerateVectorsTest {
  /** Accepted by the tool, wrongly: a passcode that no QR code can hold. */
  private static final String TOO_BIG = "m28-passcode-too-big";

  /**
   * Where we end otherwise than the tool. Empty: we make what it refuses, because the command is
   * right; else the finding with which we refuse what it takes.
   */
  private static final Map<String, String> OTHERWISE =
      Map.ofEntries(
          Map.entry("x12-pai-short-validity", ""),
          Map.entry("x13-pai-mvid", ""),
          Map.entry("x15-encrypted-key", ""),
          Map.entry("x16-valid-from-documented", ""),
          Map.entry("x17-valid-from-documented-time", ""),
          Map.entry("x18-mfg-date-documented", ""),
          Map.entry("x22-fixed-label-16", ""),
          Map.entry("x31-mcsv-blank-line", ""),
          Map.entry("x38-secure-all-no-bin", ""),
          Map.entry("x39-serial-long", ""),
          Map.entry("x44-csv-namespace-key-clash", ""),
          Map.entry("x45-value-blank-line", ""),
          Map.entry("x19-mfg-date-impossible", "generate.mfg-date"),
          Map.entry("x32-count-zero", "generate.range"),
          Map.entry("x46-secure-cert-without-pai", "generate.secure-cert-without-dac"),
          Map.entry("x48-empty-vendor-name", "generate.length"));

  /** With what we refuse what the tool refuses too; without a code it is picocli's sentence. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("x01-paa-and-pai", "cli.either"),
          Map.entry("x02-no-vid", "--vendor-id"),
          Map.entry("x03-vid-range", "generate.range"),
          Map.entry("x05-passcode-invalid", "matter.passcode-trivial"),
          Map.entry("x06-passcode-negative", "generate.range"),
          Map.entry("x07-n-with-passcode", "generate.one-unit"),
          Map.entry("x08-pai-vid-mismatch", "attestation.pai-other-vendor"),
          Map.entry("x10-pai-as-paa", "attestation.is-pai"),
          Map.entry("x11-paa-as-pai", "attestation.is-paa"),
          Map.entry("x21-rd-id-short", "generate.rd-id"),
          Map.entry("x23-fixed-label-hex-ep", "matter.endpoint"),
          Map.entry("x24-supported-mode-bad", "matter.supported-mode"),
          Map.entry("x25-size-small", "nvs.csv-full"),
          Map.entry("x27-missing-cd", "file.absent"),
          Map.entry("x28-missing-cert", "file.absent"),
          Map.entry("x29-csv-only", "cli.both"),
          Map.entry("x33-count-text", "cli.not-a-number"),
          Map.entry("x34-salt-alone", "generate.verifier-parts"),
          Map.entry("x36-iter-range", "generate.range"),
          Map.entry("x37-secure-partial", "generate.secure-cert-parts"),
          Map.entry("x40-ds-target", "generate.peripheral-chip"),
          Map.entry("x42-dac-wrong-pai", "attestation.dac-other-pai"),
          Map.entry("x43-discovery-1", "matter.discovery"),
          Map.entry("x47-vendor-name-long", "generate.length"));

  @TempDir Path folder;

  static Stream<String> accepted() {
    return MfgCase.names("m").stream().filter(name -> !name.equals(TOO_BIG));
  }

  static Stream<String> others() {
    return MfgCase.names("x").stream();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void writesTheSameTree(String name) {
    Path out = made(name);
    assertThat(MfgCase.files(out)).isEqualTo(MfgCase.files(new MfgCase(name).out()));
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void writesTheSameLists(String name) throws IOException {
    Path ours = made(name);
    Path theirs = new MfgCase(name).out();
    assertThat(content(ours, "config\\.csv")).isEqualTo(content(theirs, "config\\.csv"));
    for (String list :
        List.of("master\\.csv", "pin_disc\\.csv", "summary.*\\.csv", "cn_dacs.*\\.csv")) {
      String our = content(ours, list);
      String their = content(theirs, list);
      assertThat(our.lines().findFirst()).isEqualTo(their.lines().findFirst());
      assertThat(our.contains("\r\n")).as("CRLF in " + list).isEqualTo(their.contains("\r\n"));
    }
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void storesTheSameKeysInTheirOrder(String name) throws IOException {
    Path theirs = MfgCase.find(new MfgCase(name).out(), "partition\\.csv").getFirst();
    Path ours = MfgCase.find(made(name), "partition\\.csv").getFirst();
    assertThat(keys(ours)).isEqualTo(keys(theirs));
    assertThat(Files.readString(ours)).contains("\r\n").doesNotContain(folder.toString());
  }

  /** The generator of Espressif reads this file; wherever it lies, it gives the unit's image. */
  @ParameterizedTest
  @MethodSource("accepted")
  void theListOfAUnitMakesItsImage(String name) throws IOException {
    Path out = made(name);
    for (Path list : MfgCase.find(out, "partition\\.csv")) {
      List<Path> image = MfgCase.find(list.resolve("../..").normalize(), ".*-partition\\.bin");
      boolean plain = image.size() == 1;
      if (!plain) {
        continue;
      }
      byte[] bytes = Files.readAllBytes(image.getFirst());
      Path elsewhere = Files.createTempDirectory(folder, "moved");
      Path moved = Files.copy(list, elsewhere.resolve("partition.csv"));
      try (NvsImage again = new NvsImage(bytes.length)) {
        assertThat(new NvsCsv(again, elsewhere).read(moved).findings()).isEmpty();
        assertThat(again.toBytes()).isEqualTo(bytes);
      }
    }
  }

  @Test
  void makesTheImageOfAGivenUnitToTheByte() throws IOException {
    String name = "m06-dac-given-deterministic";
    Path ours = MfgCase.find(made(name), ".*-partition\\.bin").getFirst();
    Path theirs = MfgCase.find(new MfgCase(name).out(), ".*-partition\\.bin").getFirst();
    assertThat(Files.readAllBytes(ours)).isEqualTo(Files.readAllBytes(theirs));
    assertThat(ours.getFileName()).isEqualTo(theirs.getFileName());
    for (String list : List.of("pin_disc\\.csv", ".*onb_codes\\.csv", "cn_dacs.*\\.csv")) {
      assertThat(content(made(name), list)).isEqualTo(content(new MfgCase(name).out(), list));
    }
  }

  @ParameterizedTest
  @MethodSource("others")
  void endsAsItsUsersNeed(String name) {
    Path out = folder.resolve("out");
    Shell.Result result = new Shell(folder).run(new MfgCase(name).words(out));
    String code = OTHERWISE.getOrDefault(name, REFUSED.getOrDefault(name, "unknown case"));
    if (code.isEmpty()) {
      assertThat(result.err()).doesNotContain("unexpected");
      assertThat(result.code()).isZero();
    } else {
      assertThat(result.code()).isPositive();
      assertThat(result.err()).contains(code);
      assertThat(result.err().lines().filter(line -> line.contains(code))).hasSize(1);
      assertThat(out).as("nothing is left behind").doesNotExist();
    }
  }

  @Test
  void aPasscodeThatNoCodeCanHoldIsRefused() {
    Shell.Result result = new Shell(folder).run(new MfgCase(TOO_BIG).words(folder.resolve("out")));
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("--passcode").contains("99999998");
  }

  /** In the tool's lists the NVS has the customer's discriminator, and the codes another one. */
  @Test
  void aDiscriminatorOfTheCustomersOwnIsInTheCodesToo() throws IOException {
    Path out = made("m23-csv-overrides");
    assertThat(content(out, "pin_disc\\.csv").lines().skip(1))
        .hasSize(2)
        .allMatch(line -> line.endsWith(",100") || line.endsWith(",200"));
    assertThat(MfgCase.find(out, ".*onb_codes\\.csv"))
        .allSatisfy(codes -> assertThat(Files.readString(codes)).containsAnyOf(",100,", ",200,"));
  }

  /** 0 counts as "not given" there. */
  @Test
  void discriminatorZeroIsADiscriminator() throws IOException {
    assertThat(content(made("m27-discriminator-zero"), "pin_disc\\.csv").strip()).endsWith(",0");
  }

  @Test
  void onlyTheOwnerCanReadWhatIsMade() throws IOException {
    Path out = made("m01-pai");
    try (Stream<Path> all = Files.walk(out)) {
      assertThat(all)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .endsWith("------"));
    }
  }

  private Path made(String name) {
    Path out = folder.resolve(name);
    if (!Files.exists(out)) {
      Shell.Result result = new Shell(folder).run(new MfgCase(name).words(out));
      assertThat(result.err()).doesNotContain("failed");
      assertThat(result.code()).as(result.err()).isZero();
    }
    return out;
  }

  private static String content(Path tree, String name) throws IOException {
    return Files.readString(MfgCase.find(tree, name).getFirst());
  }

  private static List<String> keys(Path list) throws IOException {
    return Files.readString(list).lines().map(line -> line.replaceFirst(",.*", "")).toList();
  }
}
