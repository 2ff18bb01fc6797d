package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerialPatternTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
  private static final StationCode STATION = StationCode.of("Line 1");

  @ParameterizedTest
  @CsvSource({
    "{counter:1},                           7",
    "A.b_9-{counter:4},                     A.b_9-0007",
    "{date}{counter:2},                     2026030907",
    "{date:yyMMdd}{counter:2},              26030907",
    "{date:MMdd}{counter:2},                030907",
    "{date:yyww}{counter:2},                261107",
    "{date:yyyy}-{date:dd}-{counter:2},     2026-09-07",
    "{station}-{counter:2},                 Line1-07",
    "A12425GABC12{counter:5}{check},        A12425GABC12000073",
    "{counter:2}{check}.{station},          07P.Line1"
  })
  void makesASerialNumber(String pattern, String serial) {
    assertThat(example(pattern, 7, DAY)).isEqualTo(serial);
  }

  /** ISO 8601: the week belongs to the year that has its Thursday. */
  @ParameterizedTest
  @CsvSource({
    "2027-01-01, yyww,   2653",
    "2027-01-03, yyyyww, 202653",
    "2027-01-04, yyww,   2701",
    "2024-12-30, yyyyww, 202501",
    "2027-01-01, yy,     27"
  })
  void aWeekGoesWithItsOwnYear(LocalDate day, String form, String written) {
    assertThat(example("{date:" + form + "}-{counter:1}", 1, day)).isEqualTo(written + "-1");
  }

  @Test
  void theCheckCharacterIsThatOfTheStandard() {
    assertThat(example("A12425GABC1{counter:6}{check}", 234002, DAY))
        .isEqualTo("A12425GABC1234002M");
  }

  @Test
  void randomCharactersAreThoseThatNobodyMisreads() {
    SerialPattern pattern = SerialPattern.parse("AC-{random:12}", "test");
    Set<Character> seen = new HashSet<>();
    for (String serial : pattern.examples(500, 1, DAY, STATION, new SecureRandom())) {
      assertThat(serial).matches("AC-[0-9A-HJKMNP-TV-Z]{12}");
      serial.substring(3).chars().forEach(c -> seen.add((char) c));
    }
    assertThat(seen).hasSize(32);
  }

  @Test
  void examplesCountOnFromTheFirst() {
    assertThat(
            SerialPattern.parse("L{counter:3}", "test")
                .examples(3, 98, DAY, STATION, new SecureRandom()))
        .isEqualTo(List.of("L098", "L099", "L100"));
  }

  @ParameterizedTest
  @CsvSource({
    "A b{counter:1},         serial.character,   place 2",
    "{counter:1}ä,           serial.character,   place 12",
    "{counter:1}💡,          serial.character,   place 12",
    "{counter:1}},           serial.character,   place 12",
    "A{counter:1,            serial.not-closed,  place 2",
    "A{{counter:1}},         serial.field,       place 2",
    "A{count:1},             serial.field,       {counter:6}",
    "A{},                    serial.field,       place 2",
    "A{Counter:1},           serial.field,       Counter",
    "{counter},              serial.number,      {counter:6}",
    "{counter:0},            serial.number,      place 1",
    "{counter:19},           serial.number,      18",
    "{counter:+1},           serial.number,      place 1",
    "A{random:33},           serial.number,      32",
    "A{random:},             serial.number,      place 2",
    "{station:4}{counter:1}, serial.no-argument, {station}",
    "{counter:1}{check:1},   serial.no-argument, place 12",
    "{date:}{counter:1},     serial.date,        yyMMdd",
    "{date:HHmm}{counter:1}, serial.date,        HHmm",
    "{date:ddMM}{counter:1}, serial.date,        place 1",
    "{date:yyMMww}{counter:1}, serial.date,      place 1",
    "{counter:1}{counter:2}, serial.field-twice, place 12",
    "{counter:1}{check}{check}, serial.field-twice, place 19",
    "{station}{station}{counter:1}, serial.field-twice, place 10",
    "{check}{counter:1},     serial.check-first, place 1",
    "'',                     serial.all-alike,   {random:12}",
    "LAMP-{date}{station}{check}, serial.all-alike, {counter:6}",
    "a{random:32},           serial.too-long,    33",
    "{station}{date}{random:17}, serial.too-long, 33"
  })
  void saysWhatIsWrongAndWhere(String pattern, String code, String says) {
    assertThatThrownBy(() -> SerialPattern.parse(pattern, "product.yaml: data.serial-number"))
        .hasMessageContaining("product.yaml: data.serial-number")
        .hasMessageContaining(says)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }

  @ParameterizedTest
  @CsvSource({
    "{random:12},                    WWWWWWWWWWWW",
    "A-{date:yyww}{counter:4}{check}, A-00000000W",
    "{station}{random:1},            WWWWWWWWW"
  })
  void theWidestTakesAsMuchRoomAsAnyOther(String pattern, String widest) {
    assertThat(SerialPattern.parse(pattern, "test").widest()).isEqualTo(widest);
  }

  @ParameterizedTest
  @CsvSource({
    "{random:12},            1152921504606846976",
    "{random:1}-{random:1},  1024",
    "{counter:6}{random:2},  999999",
    "{counter:18},           999999999999999999"
  })
  void saysHowManyThereCanBe(String pattern, String capacity) {
    assertThat(SerialPattern.parse(pattern, "test").capacity()).hasToString(capacity);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "车间三号", "DESKTOP-4F7G2K1", "a b c d e f g h i"})
  void refusesAStationWhoseNameDoesNotFitOnlyWhereItIsAskedFor(String name) {
    StationCode station = StationCode.of(name);
    SerialPattern.parse("{counter:1}", "test").check(station);
    SerialPattern asking = SerialPattern.parse("{station}{counter:1}", "test");
    assertThatThrownBy(() -> asking.check(station))
        .hasMessageContaining("\"" + name + "\"")
        .hasMessageContaining("1 to 8");
    assertThatThrownBy(() -> asking.examples(1, 1, DAY, station, new SecureRandom()))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aStationsCodeIsWhatLabelsKeepOfItsName() {
    assertThat(StationCode.of("Line 3/B_1.2-x").code()).isEqualTo("Line3B_1.2-x");
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "a_B.9-, true",
    "aaaaaaaaaaaaaaaaaaaa, true",
    "aaaaaaaaaaaaaaaaaaaaa, false",
    "'a b', false",
    "ä, false",
    "{a}, false",
    "'a\n', false"
  })
  void aPrefixLeavesRoomAndIsPlain(String prefix, boolean right) {
    assertThat(SerialPattern.isPrefix(prefix)).isEqualTo(right);
    if (right) {
      assertThat(SerialPattern.ofPrefix(prefix).text()).isEqualTo(prefix + "{random:12}");
    }
  }

  @Test
  void isItsText() {
    SerialPattern one = SerialPattern.parse("A{counter:1}", "here");
    assertThat(one)
        .hasToString("A{counter:1}")
        .isEqualTo(SerialPattern.parse("A{counter:1}", "there"))
        .hasSameHashCodeAs(SerialPattern.parse("A{counter:1}", "there"))
        .isNotEqualTo(SerialPattern.parse("B{counter:1}", "here"));
  }

  private static String example(String pattern, long number, LocalDate day) {
    return SerialPattern.parse(pattern, "test")
        .examples(1, number, day, STATION, new SecureRandom())
        .getFirst();
  }
}
