package imprint.cli;

import imprint.attestation.CertificateCredential;
import imprint.attestation.CertificationDeclaration;
import imprint.attestation.Credential;
import imprint.attestation.KeyCredential;
import imprint.attestation.KeyStoreCredential;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsKey;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description =
        "Shows what is in an NVS image or its keys, a partition table, certificate, key or"
            + " Certification Declaration; secrets only with --reveal.")
final class InspectCommand implements Callable<Integer> {
  private static final int PAGE = 4096;

  private final Surroundings with;

  @Parameters(paramLabel = "FILE", description = "What it is is told from its content.")
  Path file;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "The key of an encrypted NVS image: a keys partition, or its 64 bytes.")
  @Nullable Path keys;

  @Option(names = "--reveal", description = "Show secret values.")
  boolean reveal;

  @Option(names = "--json", description = "One JSON object a line.")
  boolean json;

  InspectCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    byte[] content = InputFile.read(file, NvsImage.MAX_SIZE);
    try {
      NvsReport report = new NvsReport(with, json, reveal);
      boolean table = PartitionTable.looksLike(content);
      if (!table && !NvsKey.isPartition(content) && looksLikeNvs(content)) {
        return report.image(content, keys);
      }
      if (keys != null) {
        throw Refusal.of("cli.keys-without-nvs", file);
      }
      if (NvsKey.isPartition(content) || (!table && NvsKey.looksLikePartition(content))) {
        return report.keys(content, file.toString());
      }
      return table ? table(content) : credential(content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /** Whole pages, the first of them in a state that pages can have, blank included. */
  private static boolean looksLikeNvs(byte[] content) {
    return content.length % PAGE == 0
        && (content[0] & 0xF0) == 0xF0
        && content[1] == (byte) 0xFF
        && content[2] == (byte) 0xFF
        && content[3] == (byte) 0xFF;
  }

  private int table(byte[] content) {
    for (Partition p : PartitionTable.parse(content).partitions()) {
      print(BoardCommand.fields(p));
    }
    return 0;
  }

  private int credential(byte[] content) {
    print(
        switch (Credential.of(content, file.toString(), null)) {
          case CertificateCredential found -> CredentialFields.of(found.certificate());
          case CertificationDeclaration found -> CredentialFields.of(found);
          case KeyStoreCredential found -> {
            found.key().close();
            yield CredentialFields.of(found.certificate());
          }
          case KeyCredential found -> {
            try (var key = found.key()) {
              yield CredentialFields.of(key);
            }
          }
        });
    return 0;
  }

  private void print(Map<String, Object> fields) {
    with.out()
        .println(
            json
                ? Json.line(fields)
                : String.join(
                    "  ",
                    fields.entrySet().stream().map(f -> f.getKey() + "=" + f.getValue()).toList()));
  }
}
