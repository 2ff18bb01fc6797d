package imprint.cli;

import imprint.finding.Refusal;
import imprint.ledger.exchange.Lines;
import java.util.Arrays;

/** The form of an export. */
enum ExportForm {
  CSV("csv", false),
  JSONL("jsonl", false),
  /** Of esp-matter-mfg-tool: a unit's data and codes in one row. */
  SUMMARY("summary", true),
  /** Of the same: name and certificate. */
  CN_DACS("cn-dacs", true);

  private final String word;
  private final boolean secret;

  ExportForm(String word, boolean secret) {
    this.word = word;
    this.secret = secret;
  }

  String word() {
    return word;
  }

  /** It is made from what the ledger keeps sealed. */
  boolean secret() {
    return secret;
  }

  Lines.Form lines() {
    return this == JSONL ? Lines.Form.JSON_LINES : Lines.Form.CSV;
  }

  static ExportForm named(String word) {
    return Arrays.stream(values())
        .filter(form -> form.word.equalsIgnoreCase(word.replace('_', '-')))
        .findFirst()
        .orElseThrow(() -> Refusal.of("cli.export-form", word));
  }
}
