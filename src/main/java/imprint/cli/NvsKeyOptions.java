package imprint.cli;

import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.nvs.NvsKey;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a new key is made, and where its files go. */
final class NvsKeyOptions {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("MM-dd_HH-mm").withZone(ZoneId.systemDefault());
  private static final int HMAC_FILE_LIMIT = 1 << 20;

  @Option(
      names = "--keyfile",
      paramLabel = "NAME",
      description =
          "The new key's file, a keys partition, in DIR/keys (default: keys-MM-DD_hh-mm.bin). One"
              + " that is there with another key is never replaced.")
  @Nullable String keyFile;

  @Option(
      names = "--key_protect_hmac",
      description = "Derive the key from an HMAC key, as a device does that has it in its eFuses.")
  boolean hmac;

  @Option(names = "--kp_hmac_keygen", description = "Make a new HMAC key of 32 bytes.")
  boolean hmacKeygen;

  @Option(
      names = "--kp_hmac_keyfile",
      paramLabel = "NAME",
      description = "The new HMAC key's file in DIR/keys (default: hmac- and the key's file name).")
  @Nullable String hmacKeyFile;

  @Option(
      names = "--kp_hmac_inputkey",
      paramLabel = "FILE",
      description = "The HMAC key: 32 bytes.")
  @Nullable Path hmacInputKey;

  /**
   * Refuses every option of these if {@code other}, which gives them a meaning, is not there.
   *
   * @throws Refusal cli.option-needs
   */
  void refuseWithout(String other, boolean given) {
    need("--keyfile", keyFile != null, other, given);
    need("--key_protect_hmac", hmac, other, given);
    need("--kp_hmac_keygen", hmacKeygen, other, given);
    need("--kp_hmac_keyfile", hmacKeyFile != null, other, given);
    need("--kp_hmac_inputkey", hmacInputKey != null, other, given);
  }

  /**
   * A new key in memory; its files are only written on request.
   *
   * @throws Refusal cli.option-…, cli.hmac-key-missing, cli.same-file, cli.not-bin, and what a key
   *     refuses
   */
  NewNvsKey make(Surroundings with, Path outdir) {
    check();
    Path folder = outdir.resolve("keys");
    boolean named = keyFile != null;
    String name = named ? keyFile : "keys-" + MINUTE.format(with.clock().instant());
    Path file = BinFile.under(folder, String.valueOf(name));
    Map<Path, byte[]> files = new LinkedHashMap<>();
    NvsKey key = hmac ? derived(with, folder, file, files) : NvsKey.random(with.random());
    files.put(file, key.toPartition());
    return new NewNvsKey(key, files, named);
  }

  private void check() {
    need("--kp_hmac_keygen", hmacKeygen, "--key_protect_hmac", hmac);
    need("--kp_hmac_inputkey", hmacInputKey != null, "--key_protect_hmac", hmac);
    need("--kp_hmac_keyfile", hmacKeyFile != null, "--kp_hmac_keygen", hmacKeygen);
    if (hmacKeygen && hmacInputKey != null) {
      throw Refusal.of("cli.either", "--kp_hmac_keygen", "--kp_hmac_inputkey");
    }
  }

  private NvsKey derived(Surroundings with, Path folder, Path file, Map<Path, byte[]> files) {
    if (hmacInputKey != null) {
      byte[] given = InputFile.read(hmacInputKey, HMAC_FILE_LIMIT);
      try {
        return NvsKey.ofHmac(given, hmacInputKey.toString());
      } finally {
        Arrays.fill(given, (byte) 0);
      }
    }
    if (!hmacKeygen) {
      throw Refusal.of("cli.hmac-key-missing");
    }
    Path hmacFile =
        hmacKeyFile == null
            ? file.resolveSibling("hmac-" + file.getFileName())
            : BinFile.under(folder, hmacKeyFile);
    if (hmacFile.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
      throw Refusal.of("cli.same-file", "--keyfile", "--kp_hmac_keyfile", file);
    }
    byte[] drawn = new byte[NvsKey.HMAC_LENGTH];
    with.random().nextBytes(drawn);
    files.put(hmacFile, drawn);
    return NvsKey.ofHmac(drawn);
  }

  private static void need(String option, boolean given, String other, boolean otherGiven) {
    if (given && !otherGiven) {
      throw Refusal.of("cli.option-needs", option, other);
    }
  }
}
