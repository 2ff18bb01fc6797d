package imprint.esp.link;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the processes of a Linux have open, as far as this user may see.
 *
 * @param openBy the first process that has a device open, by the device's name
 * @param running the names of all processes
 * @param complete every process could be looked into
 */
record Processes(Map<String, String> openBy, Set<String> running, boolean complete) {
  /** Looks at {@code proc} once. */
  static Processes of(Path proc) {
    Map<String, String> openBy = new HashMap<>();
    Set<String> running = new HashSet<>();
    boolean complete = true;
    for (Path process : SysFiles.entries(proc)) {
      String pid = process.getFileName().toString();
      if (!pid.chars().allMatch(Character::isDigit)) {
        continue;
      }
      String name = SysFiles.line(process.resolve("comm"));
      running.add(name);
      Optional<List<Path>> open = SysFiles.readableEntries(process.resolve("fd"));
      complete &= open.isPresent() || name.isEmpty();
      for (Path descriptor : open.orElse(List.of())) {
        String file = SysFiles.target(descriptor);
        if (file.startsWith("/dev/")) {
          openBy.putIfAbsent(file, "%s (%s)".formatted(name, pid));
        }
      }
    }
    return new Processes(openBy, running, complete);
  }

  /** As {@link PortReport#holder}. */
  String holder(String port) {
    return openBy.getOrDefault(port, complete ? PortReport.NOBODY : PortReport.UNKNOWN);
  }
}
