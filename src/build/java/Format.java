import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks or rewrites the Java sources in google-java-format's style: {@code Format.java check|write
 * DIR}. The build runs it as a single source file in the project's JDK, because the formatter needs
 * a newer one than Maven may have.
 */
final class Format {
  public static void main(String[] words) throws Exception {
    boolean write = words[0].equals("write");
    List<Path> wrong = new ArrayList<>();
    Formatter formatter = new Formatter();
    try (var files = Files.walk(Path.of(words[1]))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String source = Files.readString(file);
        String ordered =
            ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(source), Style.GOOGLE);
        String wanted = formatter.formatSource(ordered);
        if (wanted.equals(source)) {
          continue;
        }
        wrong.add(file);
        if (write) {
          Files.writeString(file, wanted);
        }
      }
    }
    if (!write && !wrong.isEmpty()) {
      wrong.forEach(file -> System.err.println("not in the project's format: " + file));
      System.err.println("run: mvn -q -Pformat process-test-sources");
      System.exit(1);
    }
  }
}
