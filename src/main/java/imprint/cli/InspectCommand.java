package imprint.cli;

import imprint.attestation.CertificateCredential;
import imprint.attestation.CertificationDeclaration;
import imprint.attestation.Credential;
import imprint.attestation.KeyCredential;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Severity;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsItem;
import imprint.nvs.NvsReader;
import imprint.securecert.SecureCertContents;
import imprint.securecert.SecureCertReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    description =
        "Shows what is in an NVS or secure cert image, partition table, certificate, key or"
            + " Certification Declaration; secrets only with --reveal.")
final class InspectCommand implements Callable<Integer> {
  private static final int PAGE = 4096;

  private final Surroundings with;

  @Parameters(paramLabel = "FILE", description = "What it is is told from its content.")
  Path file;

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
      if (PartitionTable.looksLike(content)) {
        return table(content);
      }
      if (SecureCertReader.looksLike(content)) {
        return secureCert(content);
      }
      return looksLikeNvs(content) ? nvs(content) : credential(content);
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
      return findings(contents.findings());
    }
  }

  private int secureCert(byte[] content) {
    try (SecureCertContents contents = SecureCertReader.read(content)) {
      contents.entries().forEach(entry -> print(SecureCertFields.of(entry, reveal)));
      return findings(contents.findings());
    }
  }

  private int findings(List<Finding> findings) {
    findings.forEach(finding -> print(fields(finding)));
    boolean wrong = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return wrong ? Commands.FAILED : 0;
  }

  private int credential(byte[] content) {
    print(
        switch (Credential.of(content, file.toString(), null)) {
          case CertificateCredential found -> CredentialFields.of(found.certificate());
          case CertificationDeclaration found -> CredentialFields.of(found);
          case KeyCredential found -> {
            try (var key = found.key()) {
              yield CredentialFields.of(key);
            }
          }
        });
    return 0;
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
                : String.join(
                    "  ",
                    fields.entrySet().stream().map(f -> f.getKey() + "=" + f.getValue()).toList()));
  }
}
