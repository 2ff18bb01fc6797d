package imprint.cli;

import imprint.attestation.Credential;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Printable;
import imprint.finding.Refusal;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsKey;
import imprint.securecert.SecureCertReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description =
        "Shows what is in an NVS image or its keys, an esp_secure_cert image, a partition table,"
            + " certificate, key or Certification Declaration; secrets only with --reveal.")
final class InspectCommand implements Callable<Integer> {
  /** A table does not say how large the memory is that it is for. */
  private static final int ANY_FLASH = Integer.MAX_VALUE;

  private static final int PAGE = 4096;

  private final Surroundings with;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "What each is is told from its content. Credentials given together are held against each"
              + " other.")
  List<Path> files = List.of();

  @Mixin PasswordOption password;

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
    int wrong = 0;
    try (CredentialInspection credentials = new CredentialInspection(with.clock(), this::print)) {
      for (Path file : files) {
        try {
          wrong += inspect(file, credentials);
        } catch (Refusal refusal) {
          if (files.size() == 1) {
            throw refusal;
          }
          // one that cannot be read does not hide the others
          FindingLines.tell(with, refusal.finding());
          wrong++;
        }
      }
      wrong += credentials.show();
    } finally {
      password.close();
    }
    return wrong == 0 ? 0 : Commands.FAILED;
  }

  private int inspect(Path file, CredentialInspection credentials) {
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
      if (table) {
        return table(file, content);
      }
      if (SecureCertReader.looksLike(content)) {
        return new SecureCertReport(with, json, reveal).image(content);
      }
      credentials.add(file.toString(), Credential.of(content, file.toString(), password.get()));
      return 0;
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

  private int table(Path file, byte[] content) {
    PartitionTable table = PartitionTable.in(file, content);
    if (!json) {
      PartitionLines.of(table, PartitionTable.OFFSET, ANY_FLASH).forEach(with.out()::println);
      return 0;
    }
    for (Partition p : table.partitions()) {
      Map<String, Object> row = BoardCommand.fields(p);
      List<Finding> odd = PartitionNotes.of(table, p, PartitionTable.OFFSET, ANY_FLASH);
      row.put("notes", odd.stream().map(Finding::code).toList());
      print(row);
    }
    return 0;
  }

  private void print(Map<String, Object> fields) {
    with.out()
        .println(
            json
                ? Json.line(fields)
                : Printable.line(
                    String.join(
                        "  ",
                        fields.entrySet().stream()
                            .map(f -> f.getKey() + "=" + f.getValue())
                            .toList())));
  }
}
