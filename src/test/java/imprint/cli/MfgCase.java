package imprint.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One command line of esp-matter-mfg-tool, and what it made of it. */
record MfgCase(String name) {
  private static final Path ROOT = Path.of("src/test/resources/mfg/cases");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d-\\d\\d(-\\d{6})?");

  /** Names that start so. */
  static List<String> names(String start) {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.startsWith(start))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return ROOT.resolve(name);
  }

  /** The tree that the tool made. */
  Path out() {
    return folder().resolve("out");
  }

  /** The words, with inputs where they are here, and our own place for the tree. */
  String[] words(Path out) {
    List<String> words = new ArrayList<>(List.of("generate"));
    try {
      JsonNode about = JSON.readTree(folder().resolve("case.json").toFile());
      about.get("args").forEach(word -> words.add(here(word.asText())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    words.addAll(List.of("--outdir", out.toString()));
    return words.toArray(String[]::new);
  }

  private String here(String word) {
    return word.startsWith("inputs/") ? folder().resolve(word).toString() : word;
  }

  /** Files below {@code tree}, without what is another in every run. */
  static Set<String> files(Path tree) {
    try (Stream<Path> all = Files.walk(tree)) {
      return all.filter(Files::isRegularFile)
          .map(file -> tree.relativize(file).toString().replace('\\', '/'))
          .map(file -> TIME.matcher(UUID.matcher(file).replaceAll("UNIT")).replaceAll("TIME"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of this name pattern anywhere below, in the order of their names. */
  static List<Path> find(Path tree, String name) {
    try (Stream<Path> all = Files.walk(tree)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().matches(name))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
