package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.factory.StorageLayout;
import imprint.finding.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final RunHeader HEADER =
      new RunHeader(
          "print",
          LocalDateTime.parse("2026-11-25T12:34:56.123456"),
          3,
          false,
          StorageLayout.NVS,
          List.of(new Column("chip-factory", "serial-num", "data", "string")));

  @TempDir Path folder;

  @Test
  void tellsWhatWasAdded() throws IOException {
    Path file = folder.resolve("journal");
    try (Journal journal = Journal.create(file, HEADER)) {
      journal.add(List.of(unit(0), unit(1)));
      journal.add(List.of(unit(2)));
      assertThat(journal.units()).isEqualTo(3);
    }
    List<UnitRecord> units = new ArrayList<>();
    assertThat(Journal.read(file, units::add)).isEqualTo(HEADER);
    assertThat(units).containsExactly(unit(0), unit(1), unit(2));
  }

  /** As after a power cut: what is not whole counts for nothing, and is written over. */
  @Property(tries = 100)
  void aTornEndIsForgotten(@ForAll @IntRange(min = 1, max = 300) int lost) {
    inFolder(
        place -> {
          Path file = place.resolve("journal");
          try (Journal journal = Journal.create(file, HEADER)) {
            journal.add(List.of(unit(0), unit(1), unit(2)));
          }
          byte[] bytes = Files.readAllBytes(file);
          Files.write(file, Arrays.copyOf(bytes, bytes.length - lost));
          List<UnitRecord> before = new ArrayList<>();
          try (Journal journal = Journal.open(file, before::add)) {
            assertThat(journal.units()).isEqualTo(before.size()).isLessThan(3);
            journal.add(List.of(unit(7)));
          }
          List<UnitRecord> after = new ArrayList<>();
          Journal.read(file, after::add);
          before.add(unit(7));
          assertThat(after).isEqualTo(before);
        });
  }

  @Property(tries = 300)
  void anyFileIsReadOrRefused(@ForAll @Size(max = 400) byte[] bytes) {
    inFolder(
        place -> {
          Path file = Files.write(place.resolve("journal"), bytes);
          assertThatThrownBy(() -> Journal.read(file, _ -> {})).isInstanceOf(Refusal.class);
        });
  }

  /** The header too is under its checksum. */
  @Property(tries = 200)
  void aFlippedBitNeverChangesAUnit(@ForAll @IntRange(max = 4000) int bit) {
    inFolder(
        place -> {
          Path file = place.resolve("journal");
          try (Journal journal = Journal.create(file, HEADER)) {
            journal.add(List.of(unit(0), unit(1)));
          }
          byte[] bytes = Files.readAllBytes(file);
          bytes[(bit / 8) % bytes.length] ^= (byte) (1 << (bit % 8));
          Files.write(file, bytes);
          List<UnitRecord> units = new ArrayList<>();
          try {
            Journal.read(file, units::add);
          } catch (Refusal damaged) {
            assertThat(damaged.finding().code()).isEqualTo("factory.journal-damaged");
          }
          assertThat(units).hasSizeLessThan(2);
          assertThat(units).isEqualTo(List.of(unit(0), unit(1)).subList(0, units.size()));
        });
  }

  @Test
  void aRecordPrintsNoPasscode() {
    assertThat(unit(1)).hasToString("uuid-1");
  }

  private interface Work {
    void in(Path folder) throws IOException;
  }

  private static void inFolder(Work work) {
    try {
      Path folder = Files.createTempDirectory("journal");
      work.in(folder);
      Files.deleteIfExists(folder.resolve("journal"));
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UnitRecord unit(int n) {
    return new UnitRecord(
        n,
        "uuid-" + n,
        List.of("a,\"b\"\n", "灯", ""),
        20202021 + n,
        3840,
        10_000,
        "salt",
        "verifier",
        "MT:X",
        "1234-567-8901",
        "SN" + n,
        "",
        "name",
        "-----BEGIN\nEND");
  }
}
