package imprint.cli;

import imprint.line.people.Listed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists the people and their roles.")
final class PeopleListCommand implements Runnable {
  private final Surroundings with;

  @Option(names = "--json", description = "One JSON object a person.")
  boolean json;

  PeopleListCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    List<Listed> people = PeopleFolder.open(with).listed();
    if (people.isEmpty() && !json) {
      with.out().println("Nobody has to sign in here.");
    }
    people.forEach(each -> with.out().println(json ? Json.line(fields(each)) : line(each)));
  }

  private static Map<String, Object> fields(Listed each) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", each.person().name());
    fields.put("role", each.person().role().word());
    fields.put("pin", each.pin());
    fields.put("badge", each.badge());
    return fields;
  }

  private static String line(Listed each) {
    String signsIn = each.pin() && each.badge() ? "PIN, badge" : each.pin() ? "PIN" : "badge";
    return "%-12s %-12s %s".formatted(each.person().role().word(), signsIn, each.person().name());
  }
}
