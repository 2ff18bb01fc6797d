package imprint.returns;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.By;
import imprint.ledger.Copy;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
  private static final List<Event> ALL =
      List.of(
          new Event.Reserved(""),
          new Event.Built("fctry"),
          new Event.BuiltSecureCert("esp_secure_cert"),
          new Event.BuiltKeys("nvs_keys"),
          new Event.Written(),
          new Event.Proven("read-back-equal"),
          new Event.Booted("application-agrees"),
          new Event.Labelled(),
          new Event.Done(),
          new Event.CopiesRemoved(List.of(Copy.Kind.FACTORY_IMAGE)),
          new Event.CopiesForgotten(List.of(Copy.Kind.FACTORY_IMAGE), "old"),
          new Event.Revealed("csv"),
          imported(),
          imported("dacKey"),
          new Event.SetAside("line.dropped", "It was dropped."),
          new Event.Retired("sold twice"),
          new Event.Reprinted("torn", 2),
          new Event.RestoreBegun(),
          new Event.Restored("read-back-equal"),
          new Event.Returned("agrees", "keep", ""),
          new Event.Returned("agrees", "new", "leaked"),
          new Event.BackedUp("fctry", "file.bin", "cafe"),
          new Event.CarriedOn(2, List.of("app"), true),
          new Event.LabelVoided("lost"),
          new Event.Replaces("SN1"),
          new Event.ReplacedBy("SN2", "leaked"),
          new Event.Resumed("finish"),
          new Event.Resumed("repeat"),
          new Event.Merged("ab", 7, "cafe"),
          new Event.LabelSent("packing", "standard", 1, ""),
          new Event.LabelSent("packing", "standard", 2, "smeared"),
          new Event.LabelPrinted("packing", "standard", "printer"),
          new Event.LabelPrinted("packing", "standard", "queue"),
          new Event.LabelNotPrinted("packing", "standard", "label.printer-broke-off"),
          new Event.LabelScanned("qr-code"),
          new Event.LabelScanned("mac"),
          new Event.Reserved("WO-4711"));

  private static Event imported(String... untold) {
    return new Event.Imported(
        new Event.Imported.Source("other.csv", "cafe", 3),
        new Event.Imported.Told(State.DONE, "", "", "", "", "", "", "", ""),
        List.of(untold));
  }

  @Test
  void theListAboveKnowsEveryEvent() {
    assertThat(ALL.stream().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(records(Event.class).toArray(Class<?>[]::new));
  }

  private static Stream<Class<?>> records(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(type -> type.isInterface() ? records(type) : Stream.of(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh-CN"})
  void everyEventIsASentenceOfItsOwn(String language) {
    List<Timeline.Line> lines = new Timeline(Locale.forLanguageTag(language)).of(history());
    assertThat(lines).hasSize(ALL.size());
    assertThat(lines.stream().map(Timeline.Line::what))
        .doesNotHaveDuplicates()
        .allSatisfy(
            what ->
                assertThat(what)
                    .matches("(?s).*[.。\\p{IsHan}\\w\\]].*")
                    .doesNotContain("{", "Event", "null"));
    assertThat(lines.get(15).what()).contains("sold twice");
    assertThat(lines.get(20).what()).contains("leaked");
    assertThat(lines.get(25).what()).contains("SN2");
    assertThat(lines.get(30).what()).contains("packing", "standard", "2", "smeared");
    assertThat(lines.getFirst().station()).isEqualTo("bench");
    assertThat(lines.getFirst().person()).isEqualTo("Ada");
  }

  @Test
  void bothLanguagesHaveTheSameKeysAndNoApostrophes() {
    ResourceBundle english = bundle(Locale.ROOT);
    ResourceBundle chinese = bundle(Locale.SIMPLIFIED_CHINESE);
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(english.getString(key)).doesNotContain("'");
      assertThat(chinese.getString(key)).doesNotContain("'");
      if (!english.getString(key).isBlank()) {
        assertThat(chinese.getString(key)).isNotEqualTo(english.getString(key));
      }
    }
  }

  @Test
  void aWordOfALaterVersionIsToldAsItStands() {
    Entry entry =
        new Entry(1, Instant.EPOCH, new Event.Booted("flew"), State.BOOTED, By.station("bench"));
    assertThat(new Timeline(Locale.ENGLISH).of(List.of(entry)).getFirst().what())
        .isEqualTo("Start seen: flew.");
  }

  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("imprint.returns.timeline", locale);
  }

  private static List<Entry> history() {
    return IntStream.range(0, ALL.size())
        .mapToObj(
            i -> new Entry(i + 1, Instant.EPOCH, ALL.get(i), State.DONE, new By("bench", "Ada")))
        .toList();
  }
}
