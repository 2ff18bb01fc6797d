package imprint.cli;

import imprint.esp.flash.BoardTable;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Identification;
import imprint.finding.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "board",
    description = "Shows chip, MAC, flash, security and partition table of a board.")
final class BoardCommand implements Runnable {
  private final Surroundings with;

  @Mixin OnePort port;

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  BoardCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    port.talk(
        with,
        board -> {
          Flasher flasher = new Flasher(board, () -> false);
          List<Partition> partitions;
          String absent = "";
          try {
            partitions = BoardTable.of(flasher).read().partitions();
          } catch (Refusal noTable) {
            partitions = List.of();
            absent = noTable.finding().toString();
          }
          print(board, partitions, absent);
          board.leave();
        });
  }

  private void print(BoardSession board, List<Partition> partitions, String absent) {
    Identification is = board.identification();
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("chip", is.chip().name());
      fields.put("revision", is.revision().orElse(""));
      fields.put("mac", is.mac().orElse(""));
      fields.put("flashSize", board.flashSize());
      fields.put("rate", board.rate());
      fields.put("flashEncryption", is.security().flashEncryption());
      fields.put("secureBoot", is.security().secureBoot());
      fields.put("partitions", partitions.stream().map(BoardCommand::fields).toList());
      with.out().println(Json.line(fields));
      return;
    }
    with.out().printf("chip        %s (%s)%n", is.described(), is.chip().radios());
    with.out().printf("MAC         %s%n", is.mac().orElse("cannot be read (Secure Download Mode)"));
    with.out().printf("flash       %d KiB%n", board.flashSize() / 1024);
    with.out()
        .printf("rate        %s%n", board.rate() == 0 ? "the connection has none" : board.rate());
    with.out().printf("encryption  %s%n", is.security().flashEncryption() ? "on" : "off");
    with.out().printf("secure boot %s%n", is.security().secureBoot() ? "on" : "off");
    if (!absent.isEmpty()) {
      with.out().println(absent);
    }
    for (Partition p : partitions) {
      with.out()
          .printf(
              "  %-16s %-14s 0x%06x %6d KiB%s%n",
              p.label(), p.kind(), p.offset(), p.size() / 1024, p.encrypted() ? " encrypted" : "");
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
