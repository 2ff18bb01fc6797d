package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {
  static final List<Event> ONE_OF_EACH =
      List.of(
          new Event.Reserved(""),
          new Event.Built("fctry", new Event.Built.Fuses(true, "release")),
          new Event.BuiltSecureCert("esp_secure_cert"),
          new Event.BuiltKeys("nvs_keys"),
          new Event.Written(),
          new Event.Proven("p"),
          new Event.Booted("application-agrees"),
          new Event.Labelled(),
          new Event.Resumed("finish"),
          new Event.Done(),
          new Event.CopiesRemoved(List.of(Copy.Kind.FACTORY_IMAGE, Copy.Kind.NVS_KEYS)),
          new Event.CopiesForgotten(List.of(Copy.Kind.NVS_KEYS), "time is over"),
          new Event.Revealed("summary"),
          new Event.Imported(
              new Event.Imported.Source("line-2.csv", "ab12", 7),
              new Event.Imported.Told(State.DONE, "p", "", "", "", "", "", "", "WO-1"),
              List.of("passcode")),
          new Event.Merged("0011223344556677", 7, "ab12"),
          new Event.SetAside("area.code", "s"),
          new Event.Retired("r"),
          new Event.Reprinted("r", 1),
          new Event.LabelSent("packing", "standard", 2, "torn"),
          new Event.LabelPrinted("packing", "standard", "printer"),
          new Event.LabelNotPrinted("packing", "standard", "label.printer-broke-off"),
          new Event.LabelScanned("qr-code"),
          new Event.RestoreBegun(),
          new Event.Restored("p"),
          new Event.Returned("agrees", "restore", "r"),
          new Event.BackedUp("fctry", "f", "cafe"),
          new Event.CarriedOn(2, List.of("app"), false),
          new Event.LabelVoided("scanned"),
          new Event.Replaces("SN1"),
          new Event.ReplacedBy("SN2", "r"));

  /** For each event: the states it may follow, and where it leads. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RESERVED  |                                                      |
          COPIES_REMOVED |                                                 |
          COPIES_FORGOTTEN |                                               |
          REVEALED  |                                                      |
          IMPORTED  |                                                      |
          MERGED    |                                                      |
          BUILT     | RESERVED                                             | BUILT
          BUILT_SECURE_CERT | BUILT                                        | same
          RESUMED   | BUILT WRITTEN PROVEN BOOTED LABELLED                 | same
          WRITTEN   | BUILT                                                | WRITTEN
          PROVEN    | WRITTEN                                              | PROVEN
          BOOTED    | PROVEN                                               | BOOTED
          LABELLED  | PROVEN BOOTED                                        | LABELLED
          DONE      | LABELLED                                             | DONE
          SET_ASIDE | RESERVED BUILT WRITTEN PROVEN BOOTED LABELLED        | SET_ASIDE
          RETIRED   | RESERVED BUILT WRITTEN PROVEN BOOTED LABELLED DONE   | RETIRED
          REPRINTED | LABELLED DONE                                        | same
          LABEL_SENT | LABELLED DONE                                       | same
          LABEL_PRINTED | LABELLED DONE                                    | same
          LABEL_NOT_PRINTED | LABELLED DONE                                | same
          LABEL_SCANNED | LABELLED DONE                                    | same
          RESTORE_BEGUN | DONE                                             | same
          RESTORED  | DONE                                                 | same
          RETURNED  | RESERVED BUILT WRITTEN PROVEN BOOTED LABELLED DONE   | same
          BACKED_UP | BUILT WRITTEN PROVEN BOOTED LABELLED DONE            | same
          CARRIED_ON | DONE                                                | same
          LABEL_VOIDED | DONE                                              | same
          REPLACES  | DONE                                                 | same
          REPLACED_BY | RETIRED                                            | same
          """)
  void anEventFollowsTheseStatesAndNoOther(String type, String froms, String to) {
    Event event =
        ONE_OF_EACH.stream().filter(e -> EventText.type(e).equals(type)).findFirst().orElseThrow();
    List<String> allowed = froms == null ? List.of() : Arrays.asList(froms.split(" "));
    for (State from : State.values()) {
      String expected = allowed.contains(from.name()) ? to.replace("same", from.name()) : "";
      assertThat(event.after(from).map(State::name).orElse(""))
          .as("%s after %s", type, from)
          .isEqualTo(expected);
    }
  }

  @Test
  void theTableAboveKnowsEveryEvent() {
    assertThat(ONE_OF_EACH.stream().map(Object::getClass))
        .containsExactlyInAnyOrder(records(Event.class).toArray(Class<?>[]::new));
  }

  private static Stream<Class<?>> records(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(type -> type.isInterface() ? records(type) : Stream.of(type));
  }

  @Test
  void aUnitIsUnfinishedUntilItIsDoneAndLiveUntilItIsDead() {
    assertThat(Stream.of(State.values()).filter(s -> !s.unfinished()))
        .containsExactly(State.DONE, State.SET_ASIDE, State.RETIRED);
    assertThat(Stream.of(State.values()).filter(s -> !s.live()))
        .containsExactly(State.SET_ASIDE, State.RETIRED);
  }
}
