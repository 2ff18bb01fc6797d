package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManufacturingDateTest {
  private static final Instant EVENING = Instant.parse("2026-11-22T18:00:00Z");

  @ParameterizedTest
  @CsvSource({"UTC, 20261122", "Asia/Shanghai, 20261123"})
  void todayIsTheDayWhereTheStationStands(String zone, String stored) {
    ManufacturingDate today = ManufacturingDate.parse("today").orElseThrow();
    assertThat(today.stored(Clock.fixed(EVENING, ZoneId.of(zone)))).contains(stored);
    assertThat(today.text()).contains("today");
  }

  @Test
  void aGivenDayStaysWhateverTheClockSays() {
    ManufacturingDate day = ManufacturingDate.parse("2024-02-29").orElseThrow();
    assertThat(day.stored(Clock.systemUTC())).contains("20240229");
    assertThat(day.text()).contains("2024-02-29");
  }

  @Test
  void anUnsetDateIsNotStored() {
    assertThat(new ManufacturingDate.Unset().stored(Clock.systemUTC())).isEmpty();
    assertThat(new ManufacturingDate.Unset().text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-01-32",
        "20260101",
        "2026-1-1",
        "Today",
        "yesterday",
        "",
        "9999999999-01-01",
        "２０２６-01-01"
      })
  void whatIsNoDayIsRefused(String text) {
    assertThat(ManufacturingDate.parse(text)).isEmpty();
  }
}
