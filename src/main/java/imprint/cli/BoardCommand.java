package imprint.cli;

import imprint.esp.flash.BoardKey;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Planner;
import imprint.esp.flash.TablePlace;
import imprint.esp.rom.BoardSession;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "board",
    description = {
      "Shows chip, MAC, flash, security and partition table of a board; writes nothing.",
      "The table of an encrypted board is read with --flash-key, or taken from --table."
    })
final class BoardCommand implements Runnable {
  private final Surroundings with;

  @Mixin OnePort port;
  @Mixin BoardFiles known;

  @Option(
      names = "--stay",
      description = "Leaves the board in its loader, as one that must not start yet.")
  boolean stay;

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  BoardCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    TablePlace given = known.table();
    port.talk(
        with,
        board -> {
          try {
            print(board, given);
            if (!stay) {
              new BoardStart(with).of(board);
            }
          } finally {
            if (!stay) {
              board.giveUp();
            }
          }
        });
  }

  private void print(BoardSession board, TablePlace given) throws IOException {
    BoardReport report = new BoardReport(board, given.offset(), port.flashSize != null);
    PartitionTable table = new PartitionTable(List.of());
    String note = "";
    Optional<Finding> absent = Optional.empty();
    Flasher flasher = new Flasher(board, with.stop()::asked);
    try (BoardKey key = known.key(with, board)) {
      try {
        key.check(flasher, given.offset());
        table = new Planner(flasher, given, key.scheme()).table();
        note = given.given().isPresent() ? "partitions as in " + known.table : "";
      } catch (Refusal noTable) {
        absent = Optional.of(noTable.finding());
        note = noTable.finding().toString();
      }
    }
    if (json) {
      with.out().println(Json.line(report.fields(table, absent)));
    } else {
      report.lines(table, note).forEach(with.out()::println);
    }
  }

  static Map<String, Object> fields(Partition p) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("label", p.label());
    fields.put("kind", p.kind());
    fields.put("offset", p.offset());
    fields.put("size", p.size());
    fields.put("encrypted", p.encrypted());
    return fields;
  }
}
