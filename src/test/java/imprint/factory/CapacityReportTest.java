package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Severity;
import imprint.nvs.NvsUsage;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityReportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;
  private LoadedProduct product;

  @BeforeEach
  void load() {
    Path yaml = TestProduct.create(folder, Golden.VENDOR, Golden.PRODUCT, RANDOM, CLOCK);
    product = LoadedProduct.load(yaml, null, RANDOM, CLOCK);
  }

  @AfterEach
  void close() {
    product.close();
  }

  @Test
  void isWhatAUnitOfTheProductReallyTakes() {
    CapacityReport report = CapacityReport.of(product, 0x6000, RANDOM, CLOCK);
    IdentityMaker maker =
        new IdentityMaker(product, Sequences.inMemory(), StationCode.of("A"), RANDOM, CLOCK);
    try (Identity identity = maker.make()) {
      NvsUsage real = NvsUsage.of(FactoryImage.build(product, identity, 0x6000));
      assertThat(report.usable()).isEqualTo(real.usable()).isEqualTo(630);
      // a signature in DER differs by a byte or two, which may be an entry
      assertThat(report.entries()).isBetween(real.used() - 1, real.used() + 1);
    }
    assertThat(report.fits()).isTrue();
    assertThat(report.percent()).isBetween(10, 20);
  }

  @Test
  void saysItInWordsAndNumbers() {
    CapacityReport report = new CapacityReport(79, 630, 0x6000, true);
    assertThat(report.finding().severity()).isEqualTo(Severity.NOTE);
    assertThat(report.finding().sentence(Locale.ENGLISH))
        .isEqualTo(
            "The data of a unit takes 79 of the 630 NVS entries of a partition of 24576 bytes"
                + " (13 %).");
  }

  @Test
  void warnsWhereThePartitionIsTooSmall() {
    CapacityReport report = new CapacityReport(127, 126, 0x1000, false);
    assertThat(report.percent()).isEqualTo(101);
    assertThat(report.finding().severity()).isEqualTo(Severity.WARNING);
    assertThat(report.finding().toString()).contains("127").contains("126").contains("larger");
  }

  @Test
  void fitsWhereAnImageCanBeMade() {
    assertThat(CapacityReport.of(product, 0x1000, RANDOM, CLOCK).fits()).isTrue();
    assertThatThrownBy(() -> CapacityReport.of(product, 100, RANDOM, CLOCK))
        .hasMessageContaining("100");
  }
}
