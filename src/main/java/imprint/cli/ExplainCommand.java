package imprint.cli;

import imprint.attestation.CommissionerResult;
import imprint.attestation.CommissionerTable;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description =
        "Says what a number in the log of a commissioner, or the code of a finding, means and what"
            + " to do.")
final class ExplainCommand implements Runnable {
  /** More than any sentence has; they stand for what is not known here. */
  private static final int ARGUMENTS = 8;

  private final Surroundings with;

  @Parameters(
      paramLabel = "CODE",
      description = "Such as 604, commissioner.604 or attestation.key-other.")
  String code = "";

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  ExplainCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    Map<String, Object> fields = number().map(this::ofResult).orElseGet(this::ofFinding);
    if (json) {
      with.out().println(Json.line(fields));
      return;
    }
    fields.forEach(
        (name, value) ->
            with.out()
                .println(
                    value instanceof List<?> list
                        ? name
                            + ": "
                            + String.join(", ", list.stream().map(String::valueOf).toList())
                        : name + ": " + value));
  }

  private Optional<CommissionerResult> number() {
    String digits = code.startsWith("commissioner.") ? code.substring(13) : code;
    return digits.matches("[0-9]{1,5}")
        ? CommissionerResult.of(Integer.parseInt(digits))
        : Optional.empty();
  }

  private Map<String, Object> ofResult(CommissionerResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("commissioner", result.number());
    fields.put("name", result.sdkName());
    putTexts(fields, result.explained());
    List<String> findings = CommissionerTable.findings(result);
    if (!findings.isEmpty()) {
      fields.put("findings", findings);
    }
    return fields;
  }

  private Map<String, Object> ofFinding() {
    if (!Finding.known(code)) {
      throw Refusal.of("commissioner.unknown-code", code);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("finding", code);
    Object[] unknown = new String[ARGUMENTS];
    Arrays.fill(unknown, "…");
    putTexts(fields, Finding.note(code, unknown));
    List<CommissionerResult> results = CommissionerTable.results(code);
    if (!results.isEmpty()) {
      fields.put("commissioner", results.stream().map(CommissionerResult::number).toList());
    }
    return fields;
  }

  private static void putTexts(Map<String, Object> fields, Finding finding) {
    fields.put("sentence", finding.sentence(Locale.ENGLISH));
    fields.put("nextAct", finding.nextAct(Locale.ENGLISH));
  }
}
