package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.esp.link.Ports;
import imprint.ledger.custody.Prompt;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  @Test
  void aPasswordOfTheEnvironmentIsNotInTheirText() {
    PrintWriter out = new PrintWriter(new StringWriter());
    Surroundings with =
        new Surroundings(
            new Ports(Map.of()),
            span -> {},
            new SecureRandom(),
            InstantSource.system(),
            new Stop(),
            Prompt.NOBODY,
            Path.of("data"),
            Path.of("settings"),
            Map.of("PGPASSWORD", "correct horse"),
            false,
            new BufferedReader(Reader.nullReader()),
            out,
            out);
    assertThat(with).hasToString("Surroundings");
    assertThat(with.ledger("postgresql://db/x").toString()).doesNotContain("horse");
  }
}
