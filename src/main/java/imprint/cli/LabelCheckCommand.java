package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.label.LabelMaker;
import imprint.label.Layout;
import imprint.label.Rule;
import imprint.label.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description =
        "Draws a layout for units of several kinds and holds each label against the rules.")
final class LabelCheckCommand implements Callable<Integer> {
  private final Surroundings with;

  @Parameters(
      paramLabel = "FILE-or-NAME",
      description = "A label.yaml, or one of standard, body, carton.")
  String layout;

  @Option(
      names = "--dpi",
      paramLabel = "N",
      description = "Dots an inch of the printer (203, 300 and 600 in turn).")
  @Nullable Integer dpi;

  @Option(names = "--json", description = "One JSON object a line.")
  boolean json;

  LabelCheckCommand(Surroundings with) {
    this.with = with;
  }

  /** What a rule, or null for the layout as a whole, has against a sample. */
  private record Row(int dpi, String sample, @Nullable Rule rule, List<Finding> findings) {
    boolean good() {
      return findings.isEmpty();
    }
  }

  @Override
  public Integer call() {
    Layout asked = Layout.named(layout);
    boolean good = true;
    for (int resolution : dpi == null ? Label.RESOLUTIONS : List.of(dpi)) {
      LabelMaker maker = new LabelMaker(asked, resolution);
      for (Map.Entry<String, LabelContent> sample : Samples.all().entrySet()) {
        List<Row> rows = rows(maker, resolution, sample.getKey(), sample.getValue());
        good &= rows.stream().allMatch(Row::good);
        print(rows);
      }
    }
    return good ? 0 : Commands.FAILED;
  }

  private static List<Row> rows(LabelMaker maker, int dpi, String sample, LabelContent content) {
    try {
      return new TreeMap<>(maker.check(content))
          .entrySet().stream()
              .map(rule -> new Row(dpi, sample, rule.getKey(), rule.getValue()))
              .toList();
    } catch (Refusal refusal) {
      return List.of(new Row(dpi, sample, null, List.of(refusal.finding())));
    }
  }

  private void print(List<Row> rows) {
    if (json) {
      rows.forEach(row -> with.out().println(Json.line(fields(row))));
      return;
    }
    Row first = rows.getFirst();
    with.out().printf("%d dpi, %s%n", first.dpi(), first.sample());
    TextTable table = new TextTable("", "rule", "by", "finding");
    for (Row row : rows) {
      Rule rule = row.rule();
      String name = rule == null ? "layout" : name(rule);
      String source = rule == null ? "" : rule.source();
      if (row.good()) {
        table.row("ok", name, source, "");
      }
      row.findings()
          .forEach(
              finding -> table.row("WRONG", name, source, finding + " [" + finding.code() + "]"));
    }
    table.print(with.out());
    with.out().println();
  }

  private static Map<String, Object> fields(Row row) {
    Rule rule = row.rule();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dpi", row.dpi());
    fields.put("sample", row.sample());
    fields.put("rule", rule == null ? "layout" : name(rule));
    fields.put("source", rule == null ? "" : rule.source());
    fields.put("ok", row.good());
    fields.put("findings", row.findings().stream().map(FindingLines::fields).toList());
    return fields;
  }

  private static String name(Rule rule) {
    return rule.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
