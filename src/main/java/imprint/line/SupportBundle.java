package imprint.line;

import imprint.finding.Finding;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What somebody who helps from afar needs to see: the log, what the self-check found, and on what
 * all of it runs. No key, password or code of a unit is in any of what it takes.
 */
public final class SupportBundle {
  private static final List<String> PROPERTIES =
      List.of("java.vendor.version", "java.vm.name", "os.name", "os.version", "os.arch");

  private SupportBundle() {}

  /**
   * Writes a ZIP file.
   *
   * @param log and the older parts that lie beside it; need not be there
   */
  public static void write(Path zip, List<Check> checks, Path log) throws IOException {
    PrivateFile.write(zip, out -> to(out, checks, log));
  }

  private static void to(OutputStream out, List<Check> checks, Path log) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    text(zip, "self-check.txt", checked(checks));
    text(zip, "system.txt", system());
    for (Path part : parts(log)) {
      zip.putNextEntry(new ZipEntry("log/" + part.getFileName()));
      try (InputStream in = Files.newInputStream(part)) {
        in.transferTo(zip);
      }
      zip.closeEntry();
    }
    zip.finish();
  }

  private static List<Path> parts(Path log) throws IOException {
    Path folder = log.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    String name = String.valueOf(log.getFileName());
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(name))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  private static void text(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String checked(List<Check> checks) {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      text.append(check.topic()).append(": ").append(check.fact()).append('\n');
      for (Finding finding : check.findings()) {
        text.append("  [")
            .append(finding.code())
            .append("] ")
            .append(finding.sentence(Locale.ENGLISH))
            .append('\n');
      }
    }
    return text.toString();
  }

  private static String system() {
    Map<String, String> lines = new TreeMap<>();
    for (String name : PROPERTIES) {
      lines.put(name, System.getProperty(name, "-"));
    }
    lines.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    lines.put("largest heap", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB");
    StringBuilder text = new StringBuilder();
    lines.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.toString();
  }
}
