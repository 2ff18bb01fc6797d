package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchLedgerTest {
  @TempDir Path folder;

  @Test
  void itMeasuresBesideTheDiskAndLeavesNothingBehind() throws Exception {
    Shell.Result result =
        new Shell(folder)
            .run(
                "bench",
                "ledger",
                "--boards",
                "4",
                "--stations",
                "2",
                "--units",
                "20000",
                "--dir",
                folder.toString());
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .containsPattern("512 bytes and a sync +\\d+\\.\\d\\d +\\d+\\.\\d\\d\n")
        .containsPattern("64 KiB and a sync +\\d+\\.\\d\\d +\\d+\\.\\d\\d\n")
        .containsPattern("SQLite, one station( +\\d+\\.\\d\\d){4} +\\d+( +\\d+\\.\\d\\d){2}\n")
        .contains("SQLite, 2 stations")
        .containsPattern("by MAC( +\\d+\\.\\d+){5}\n")
        .containsPattern("by the code of a label( +\\d+\\.\\d+){5}\n")
        .doesNotContain("PostgreSQL");
    try (var left = Files.list(folder)) {
      assertThat(left.filter(f -> f.getFileName().toString().contains("imprint"))).isEmpty();
    }
  }

  @Test
  void aPasswordOnTheCommandLineIsRefusedAndNotRepeated() {
    Shell.Result result =
        new Shell(folder).run("ledger", "list", "--ledger", "postgresql://ada:hunter2@db/x");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("[ledger.password-in-url]").doesNotContain("hunter2");
  }

  @Test
  void aSpreadKnowsItsMiddleAndItsSlowEnd() {
    long[] nanos = new long[200];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = 1_000_000L * (200 - i);
    }
    Spread spread = new Spread(nanos);
    assertThat(spread.milliseconds(0.5)).isEqualTo(100);
    assertThat(spread.milliseconds(0.99)).isEqualTo(198);
    assertThat(new Spread(new long[] {5_000_000}).milliseconds(0.99)).isEqualTo(5);
  }
}
