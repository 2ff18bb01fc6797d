package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTextTest {
  @Test
  void everyEventComesBackAsItWas() {
    for (Event event : EventTest.ONE_OF_EACH) {
      assertThat(EventText.parse(EventText.type(event), EventText.detail(event))).isEqualTo(event);
    }
  }

  @Property
  void anyWordsComeBackAsTheyWere(
      @ForAll String reason, @ForAll @IntRange(min = 1, max = 9) int copies) {
    Event event = new Event.Reprinted(reason, copies);
    assertThat(EventText.parse("REPRINTED", EventText.detail(event))).isEqualTo(event);
  }

  @Test
  void detailsAreAJsonObject() {
    assertThat(EventText.detail(new Event.Done())).isEqualTo("{}");
    assertThat(EventText.detail(new Event.Proven("MD5"))).isEqualTo("{\"proof\":\"MD5\"}");
  }

  @Test
  void aStartThatWasRecordedBeforeThereWereGradesIsReadAsARestart() {
    assertThat(EventText.parse("BOOTED", "{}")).isEqualTo(new Event.Booted("restarted"));
    assertThat(EventText.detail(new Event.Booted("application-agrees")))
        .isEqualTo("{\"grade\":\"application-agrees\"}");
  }

  @Test
  void whatWasBuiltBeforeFusesWereRecordedIsReadWithoutThem() {
    for (String label : List.of("fctry", "\"fuses\":")) {
      Event event = new Event.Built(label);
      assertThat(EventText.parse("BUILT", EventText.detail(event))).isEqualTo(event);
    }
    assertThat(EventText.detail(new Event.Built("fctry"))).isEqualTo("{\"partition\":\"fctry\"}");
  }

  @Test
  void aReservationForNoOrderIsWrittenAsItAlwaysWas() {
    assertThat(EventText.detail(new Event.Reserved(""))).isEqualTo("{}");
    assertThat(EventText.parse("RESERVED", "{}")).isEqualTo(new Event.Reserved(""));
    assertThat(EventText.detail(new Event.Reserved("WO-4711")))
        .isEqualTo("{\"order\":\"WO-4711\"}");
  }

  @Test
  void whatAnotherLineToldWithoutAnOrderIsWrittenAsItAlwaysWas() {
    String before =
        """
        {"source":{"file":"line-2.csv","sha256":"ab12","row":7},\
        "told":{"state":"DONE","proof":"p","reservedAt":"","changedAt":"","station":"",\
        "person":"","code":"","reason":""},"untold":["passcode"]}\
        """;
    Event event = EventText.parse("IMPORTED", before);
    assertThat(event)
        .isInstanceOfSatisfying(
            Event.Imported.class, told -> assertThat(told.told().order()).isEmpty());
    assertThat(EventText.detail(event)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NEVER_HEARD_OF | {}
          proven         | {"proof":"x"}
          PROVEN         | null
          PROVEN         | {}
          PROVEN         | {"proof":null}
          PROVEN         | {"proof":["x"]}
          PROVEN         | {"proof":"x"
          BOOTED         | {"grade":null}
          BUILT          | {}
          BUILT          | {"partition":"fctry","fuses":null}
          BUILT          | {"partition":"fctry","fuses":{"flashEncryption":"on"}}
          RESERVED       | {"order":null}
          DONE           | []
          REPRINTED      | {"reason":"x"}
          """)
  void whatWasNeverWrittenIsNotRead(String type, String detail) {
    assertThatIllegalArgumentException().isThrownBy(() -> EventText.parse(type, detail));
  }

  @Property
  void anyTextIsAnEventOrRefused(@ForAll String detail) {
    try {
      assertThat(EventText.parse("DONE", detail)).isEqualTo(new Event.Done());
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("DONE");
    }
  }
}
