package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.cli.Shell.Result;
import imprint.label.print.TcpPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A computer with a printer, whose labels the command line prints. */
abstract class AtThePrinter {
  static final String PAYLOAD = "MT:Y.K90SO527JA0648G00";

  @TempDir Path folder;
  Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  void profile(TcpPrinter printer) throws IOException {
    profile(printer, 50);
  }

  void profile(TcpPrinter printer, int width) throws IOException {
    profile("tcp://127.0.0.1:" + printer.port(), width);
  }

  void profile(String how, int width) throws IOException {
    Path settings = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        settings.resolve("printers.yaml"),
        """
        packing:
          how: %s
          dpi: 203
          media: {width: %d, height: 25}
        """
            .formatted(how, width));
  }

  Result print(String... more) {
    String[] usual = {"label", "print", "--printer", "packing"};
    String[] words = Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, words, usual.length, more.length);
    return shell.run(words);
  }

  String demo(int boards) throws IOException {
    Path out = folder.resolve("demo");
    assertThat(shell.run("demo", "--boards", "" + boards, "--out", out.toString()).code()).isZero();
    return out.resolve("ledger.sqlite").toString();
  }

  List<String> serials(String ledger) throws IOException {
    List<String> serials = new ArrayList<>();
    for (String line :
        shell.run("ledger", "export", "--json", "--ledger", ledger).out().lines().toList()) {
      serials.add(new ObjectMapper().readTree(line).get("serial").asText());
    }
    return serials;
  }

  String history(String ledger, String serial) {
    return shell.run("ledger", "show", serial, "--ledger", ledger).out();
  }

  static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }
}
