package imprint.cli;

import imprint.line.people.Deed;
import imprint.line.people.PeopleLog;
import imprint.line.people.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "log",
    description =
        "Tells who added, removed or changed whom, and who locked or unlocked the window. Oldest"
            + " first.")
final class PeopleLogCommand implements Runnable {
  private final Surroundings with;

  @Option(names = "--json", description = "One JSON object for each act.")
  boolean json;

  PeopleLogCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    PeopleLog.Read log = PeopleFolder.log(with).read();
    if (log.deeds().isEmpty() && !json) {
      with.out().println("Nothing was changed here.");
    }
    log.deeds().forEach(each -> with.out().println(json ? Json.line(fields(each)) : line(each)));
    if (log.unreadable() > 0) {
      with.err().println("imprint: lines that cannot be read: " + log.unreadable());
    }
  }

  private static Map<String, Object> fields(Deed deed) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("at", deed.at());
    fields.put("by", deed.by());
    fields.put("act", deed.act().word());
    fields.put("whom", deed.whom());
    Role role = deed.role();
    if (role != null) {
      fields.put("role", role.word());
    }
    return fields;
  }

  private static String line(Deed deed) {
    Role role = deed.role();
    return "%s  %-14s  %-9s  %s"
        .formatted(
            deed.at(),
            deed.by().isEmpty() ? "nobody" : deed.by(),
            deed.act().word(),
            deed.whom() + (role == null ? "" : "  " + role.word()))
        .strip();
  }
}
