package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFileTest {
  @TempDir Path folder;

  @Test
  void withoutAFileNothingIsSettled() {
    assertThat(LineFile.read(folder.resolve("line.json"))).isEqualTo(LineSettings.NONE);
  }

  @Property(tries = 60)
  void whatIsWrittenIsReadAgain(@ForAll("settled") LineSettings settings) throws IOException {
    Path file = Files.createTempDirectory("line").resolve("a/line.json");
    LineFile.write(file, settings);
    assertThat(LineFile.read(file)).isEqualTo(settings);
  }

  @Property(tries = 200)
  void anythingElseIsRefusedInWords(@ForAll byte[] bytes) throws IOException {
    Path file = Files.createTempFile("line", ".json");
    Files.write(file, bytes);
    assertThatThrownBy(() -> LineFile.read(file)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                            | line.settings-syntax
          {"slots": [}                                  | line.settings-syntax
          {} {}                                         | line.settings-syntax
          {"slots": [], "slots": []}                    | line.settings-syntax
          {"places": []}                                | line.settings-unknown
          {"slots": [{"tty": "COM5"}]}                  | line.settings-unknown
          {"slots": {"usb": "1-2"}}                     | line.settings-value
          {"slots": [{}]}                               | line.settings-value
          {"slots": [{"usb": 1}]}                       | line.settings-value
          {"slots": [{"usb": " "}]}                     | line.settings-value
          {"slots": [{"usb": "1-2", "port": "COM5"}]}   | line.settings-value
          {"slots": [{"usb": "1-2"}, {"usb": "1-2"}]}   | line.slot-twice
          {"starts-by-itself": "yes"}                   | line.settings-value
          {"printer": 3}                                | line.settings-value
          {"printer": ""}                               | line.settings-value
          {"product": ["lamp.yaml"]}                    | line.settings-value
          {"product": "la\\u0000mp"}                    | line.settings-value
          {"order": null}                               | line.settings-value
          {"order": {"units": 1.5}}                     | line.settings-value
          {"order": {"units": 5, "since": "today"}}     | line.settings-value
          {"order": {"units": 0, "since": "2026-11-26T06:00:00Z"}} | line.order-units
          {"order": {"number": 4711, "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.settings-value
          {"order": {"number": "", "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.settings-value
          {"order": {"number": "WO 1", "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.order-number
          {"order": {"number": "WO;1", "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.order-number
          {"order": {"number": "W\\u0007O", "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.order-number
          {"order": {"number": "W\\u202eO", "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.order-number
          {"order": {"number": "W\\ud800O", "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.order-number
          {"order": {"number": "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx", "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.order-number
          {"order": {"number": "mt:Y.K9042C00KA0648G00", "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.order-code
          {"order": {"number": "3497-011-2332", "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.order-code
          {"order": {"name": "WO-1", "units": 5, "since": "2026-11-26T06:00:00Z"}} | line.settings-unknown
          {"orders-left": {}}                           | line.settings-value
          {"orders-left": [5]}                          | line.settings-value
          {"orders-left": [{"units": 5, "since": "2026-11-26T06:00:00Z"}]} | line.order-number
          {"order": {"number": "WO-1", "units": 5, "since": "2026-11-26T06:00:00Z"}, "orders-left": [{"number": "WO-1", "units": 5, "since": "2026-11-26T06:00:00Z"}]} | line.order-twice
          {"order-prefix": 5}                           | line.settings-value
          {"order-prefix": ""}                          | line.settings-value
          {"order-prefix": "WO -"}                      | line.order-prefix
          {"order-prefix": "45-1"}                      | line.order-prefix
          {"order-prefix": "aaaaaaaaaabbbbbbbbbbc"}     | line.order-prefix
          {"order-prefix": "mt:"}                       | line.order-prefix-code
          """)
  void whatDoesNotFitIsRefused(String text, String code) throws IOException {
    Path file = folder.resolve("line.json");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> LineFile.read(file))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }

  @Test
  void aFileFromBeforeOrdersHadNumbersIsReadAsItWas() throws IOException {
    Path file = folder.resolve("line.json");
    Files.writeString(file, "{\"order\": {\"units\": 500, \"since\": \"2026-11-26T06:00:00Z\"}}");
    Instant six = Instant.parse("2026-11-26T06:00:00Z");
    assertThat(LineFile.read(file).orders())
        .isEqualTo(new Orders(Optional.of(new Order("", 500, six)), List.of(), ""));
    LineFile.write(file, LineFile.read(file));
    assertThat(file).content().doesNotContain("number", "orders-left", "order-prefix");
  }

  @Test
  void thereAreSixteenSlotsAtTheMost() {
    List<SlotPlace> places = new ArrayList<>();
    for (int slot = 1; slot <= LineSettings.MOST_SLOTS; slot++) {
      places.add(new SlotPlace.Usb("1-" + slot));
    }
    assertThat(LineSettings.NONE.withSlots(places).slots()).hasSize(16);
    places.add(new SlotPlace.Named("COM5"));
    assertThatThrownBy(() -> LineSettings.NONE.withSlots(places))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("line.slots-many"));
  }

  @Provide
  Arbitrary<LineSettings> settled() {
    Arbitrary<SlotPlace> places =
        Combinators.combine(
                Arbitraries.of(true, false), Arbitraries.strings().ofMinLength(1).ofMaxLength(9))
            .as(
                (usb, text) ->
                    usb ? new SlotPlace.Usb("1-" + text) : new SlotPlace.Named("C" + text));
    Arbitrary<String> numbers =
        Arbitraries.strings().withChars("WO工单/-_#.17").ofMinLength(1).ofMaxLength(40);
    Arbitrary<Order> numbered = numbers.filter(text -> !Scan.isCode(text)).flatMap(this::order);
    Arbitrary<Orders> orders =
        Combinators.combine(
                Arbitraries.oneOf(numbered, order("")).optional(),
                numbered.list().ofMaxSize(5).uniqueElements(Order::number),
                Arbitraries.of("", "WO-", "工单"))
            .as(LineFileTest::orders);
    return Combinators.combine(
            places.list().uniqueElements().ofMaxSize(16),
            Arbitraries.of(true, false),
            orders,
            Arbitraries.of("packing", "line 3", "标签").optional(),
            Arbitraries.of("lamp.v1.yaml", "/srv/灯/lamp.yaml").map(Path::of).optional())
        .as(LineSettings::new);
  }

  private Arbitrary<Order> order(String number) {
    return Combinators.combine(
            Arbitraries.integers().between(1, Order.MOST_UNITS),
            Arbitraries.longs().between(0, 4_000_000_000L))
        .as((units, since) -> new Order(number, units, Instant.ofEpochSecond(since)));
  }

  private static Orders orders(Optional<Order> inHand, List<Order> left, String prefix) {
    String number = inHand.map(Order::number).orElse("");
    List<Order> others = left.stream().filter(each -> !each.number().equals(number)).toList();
    return new Orders(inHand, others, prefix);
  }
}
