package imprint.cli;

import imprint.attestation.Credential;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Printable;
import imprint.finding.Refusal;
import imprint.finding.Severity;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsItem;
import imprint.nvs.NvsReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description =
        "Shows what is in an NVS image, partition table, certificate, key or Certification"
            + " Declaration; secrets only with --reveal.")
final class InspectCommand implements Callable<Integer> {
  private static final int PAGE = 4096;

  private final Surroundings with;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "What each is is told from its content. Credentials given together are held against each"
              + " other.")
  List<Path> files = List.of();

  @Mixin PasswordOption password = new PasswordOption();

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
          with.err()
              .println("imprint: " + refusal.finding() + " [" + refusal.finding().code() + "]");
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
      if (PartitionTable.looksLike(content)) {
        return table(content);
      }
      if (looksLikeNvs(content)) {
        return nvs(content);
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

  private int table(byte[] content) {
    for (Partition p : PartitionTable.parse(content).partitions()) {
      print(BoardCommand.fields(p));
    }
    return 0;
  }

  private int nvs(byte[] content) {
    try (NvsContents contents = NvsReader.read(content)) {
      for (NvsItem item : contents.items()) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("namespace", item.namespace());
        fields.put("key", item.key());
        fields.put("type", item.type().toString());
        boolean open = reveal || PlainKeys.isPlain(item.key());
        fields.put("value", open ? item.value().reveal() : "(" + item.value() + ", hidden)");
        print(fields);
      }
      int wrong = 0;
      for (Finding finding : contents.findings()) {
        wrong += finding.severity() == Severity.ERROR ? 1 : 0;
        print(fields(finding));
      }
      return wrong == 0 ? 0 : Commands.FAILED;
    }
  }

  private static Map<String, Object> fields(Finding finding) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("finding", finding.code());
    fields.put("severity", finding.severity().toString());
    fields.put("sentence", finding.sentence(Locale.ENGLISH));
    fields.put("nextAct", finding.nextAct(Locale.ENGLISH));
    return fields;
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
