package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductAtTheLineTest {
  private static final String PORT = "sim:1";

  @TempDir Path folder;
  private BenchStation bench;

  @BeforeEach
  void open() {
    bench = new BenchStation(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aProductWhoseLabelCannotBeMadeIsRefusedBeforeTheFirstBoard() throws Exception {
    Path yaml = bench.productYaml();
    Path unprintable = yaml.resolveSibling("unprintable.yaml");
    Files.writeString(unprintable, Files.readString(yaml).replace("dpi: 300", "dpi: 301"));
    assertThatThrownBy(() -> bench.station().load(unprintable, null))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("label.resolution"));
    bench.plug(PORT, 1);
    done(bench.run(PORT));
  }

  @Test
  void aPartitionThatIsNotOnTheBoardIsNamedAndNothingIsReserved() throws Exception {
    Path yaml = bench.productYaml();
    Path other = yaml.resolveSibling("other.yaml");
    Files.writeString(other, Files.readString(yaml).replace("fctry", "nowhere"));
    bench.station().load(other, null);
    bench.plug(PORT, 1);
    Outcome.SetAside outcome = setAside(bench.run(PORT));
    assertThat(outcome.finding().code()).isEqualTo("flash.label-absent");
    assertThat(outcome.finding().toString()).contains("nowhere").contains("fctry");
    assertThat(bench.ledger().latest(1)).isEmpty();
  }

  @Test
  void aBoardWithAnotherChipThanTheProductsIsRefused() throws Exception {
    Path yaml = bench.productYaml();
    Path picky = yaml.resolveSibling("picky.yaml");
    Files.writeString(picky, Files.readString(yaml).replace("target:", "target:\n  chip: esp32s3"));
    bench.station().load(picky, null);
    bench.plug(PORT, 1);
    assertThat(setAside(bench.run(PORT)).finding().code()).isEqualTo("line.other-chip");
  }

  @Test
  void theProductIsNotChangedUnderABoardThatIsWorkedOn() {
    bench.plug(PORT, 1);
    List<String> codes = new ArrayList<>();
    done(
        bench
            .station()
            .slot(PORT)
            .provisionNext(
                new RunWatcher() {
                  @Override
                  public void identified(String chip, String mac) {
                    try {
                      bench.station().load(bench.productYaml(), null);
                    } catch (Refusal refusal) {
                      codes.add(refusal.finding().code());
                    }
                  }
                }));
    assertThat(codes).containsExactly("line.station-busy");
    assertThat(bench.station().load(bench.productYaml(), null).test()).isTrue();
  }

  private static void done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  private static Outcome.SetAside setAside(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.SetAside.class);
    return (Outcome.SetAside) outcome;
  }
}
