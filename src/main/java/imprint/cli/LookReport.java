package imprint.cli;

import imprint.finding.Finding;
import imprint.finding.Printable;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.Unit;
import imprint.returns.Act;
import imprint.returns.BoardLook;
import imprint.returns.ReturnsDesk.Look;
import imprint.returns.Timeline;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a look at a unit that came back has to say. */
final class LookReport {
  private LookReport() {}

  static void print(PrintWriter out, Ledger ledger, Look seen) {
    Finding is = seen.is().finding();
    out.println(seen.hindrance().isEmpty() ? is : sentence(is));
    seen.board().ifPresent(board -> board(out, board));
    List<Act> acts = seen.acts();
    out.println(
        acts.isEmpty()
            ? "possible: nothing"
            : "possible: " + String.join(", ", acts.stream().map(Act::word).toList()));
    seen.is()
        .unit()
        .ifPresent(
            unit -> {
              out.println(LedgerListCommand.row(unit));
              timeline(out, ledger, unit);
            });
  }

  private static void board(PrintWriter out, BoardLook board) {
    out.println("board: " + board.mac().map(Mac::text).orElse("(hidden)") + "  " + board.chip());
    board.condition().map(LookReport::sentence).ifPresent(out::println);
    board.unread().map(Finding::toString).ifPresent(out::println);
  }

  private static String sentence(Finding finding) {
    return finding.sentence(Locale.ENGLISH);
  }

  static void timeline(PrintWriter out, Ledger ledger, Unit unit) {
    for (Timeline.Line line : new Timeline(Locale.ENGLISH).of(ledger.history(unit))) {
      out.println(
          Printable.line(
              "  %s  %s  (%s)"
                  .formatted(
                      line.at(),
                      line.what(),
                      line.person().isEmpty()
                          ? line.station()
                          : line.person() + " at " + line.station())));
    }
  }

  static Map<String, Object> fields(Ledger ledger, Look seen) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("case", seen.is().word());
    fields.put("sentence", sentence(seen.is().finding()));
    fields.put("act", seen.hindrance().orElse(seen.is().finding()).nextAct(Locale.ENGLISH));
    fields.put("acts", seen.acts().stream().map(Act::word).toList());
    fields.put("mac", seen.board().flatMap(BoardLook::mac).map(Mac::text).orElse(null));
    seen.board()
        .flatMap(BoardLook::condition)
        .ifPresent(finding -> fields.put("data", finding.code().replace("returns.data-", "")));
    seen.board()
        .flatMap(BoardLook::unread)
        .ifPresent(finding -> fields.put("unread", finding.code()));
    seen.is()
        .unit()
        .ifPresent(
            unit -> {
              fields.put("serial", unit.serialNumber());
              fields.put("state", unit.state().name());
              fields.put("history", history(ledger, unit));
            });
    return fields;
  }

  private static List<Map<String, String>> history(Ledger ledger, Unit unit) {
    return new Timeline(Locale.ENGLISH)
        .of(ledger.history(unit)).stream().map(LookReport::fields).toList();
  }

  private static Map<String, String> fields(Timeline.Line line) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("at", line.at().toString());
    fields.put("what", line.what());
    fields.put("station", line.station());
    fields.put("person", line.person());
    return fields;
  }
}
