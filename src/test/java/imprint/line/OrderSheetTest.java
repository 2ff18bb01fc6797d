package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderSheetTest {
  @Property
  void aNumberAloneOrWithAnAmountIsRead(
      @ForAll("numbers") String number,
      @ForAll
          @CharRange(from = ';', to = ';')
          @CharRange(from = ',', to = ',')
          @CharRange(from = ' ', to = ' ')
          char separator,
      @ForAll @IntRange(min = 1, max = OrderSheet.MOST_UNITS) int units) {
    assertThat(read(number)).contains(new OrderSheet(number, OptionalInt.empty()));
    assertThat(read(" " + number + separator + units))
        .contains(new OrderSheet(number, OptionalInt.of(units)));
  }

  @Test
  void whoLooksForAnOrderMayGiveTheWholeSheet() {
    assertThat(OrderSheet.numbers(" WO-4711 ")).containsExactly("WO-4711");
    assertThat(OrderSheet.numbers("WO-4711;500")).containsExactly("WO-4711;500", "WO-4711");
    assertThat(OrderSheet.numbers("PO 47/11 b")).containsExactly("PO 47/11 b");
    assertThat(OrderSheet.numbers("4".repeat(Order.LONGEST + 1))).isEmpty();
    assertThat(OrderSheet.numbers("MT:Y.K9042C00KA0648G00 and much more behind it")).isEmpty();
  }

  @Property
  void whateverIsScannedIsAnOrderInFullOrRefusedOrNone(@ForAll String tail) {
    Optional<OrderSheet> sheet = Optional.empty();
    try {
      sheet = read("WO-" + tail);
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).isEqualTo("line.order-sheet");
    }
    String scanned = ("WO-" + tail).strip();
    sheet.ifPresent(
        read -> {
          String rest = scanned.substring(read.number().length());
          assertThat(scanned).startsWith(read.number());
          assertThat(rest)
              .isIn(
                  "",
                  ";" + read.units().orElse(0),
                  "," + read.units().orElse(0),
                  " " + read.units().orElse(0));
        });
    assertThat(read(tail)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WO-",
        "WO-;5",
        "WO-1;",
        "WO-1;0",
        "WO-1;05",
        "WO-1;-5",
        "WO-1;100001",
        "WO-1;5;5",
        "WO-1  5",
        "WO-1; 5",
        "WO-1\t5",
        "WO-1 of 5",
        "WO-1;٥",
        "WO-89012345678901234567890123456789012345678"
      })
  void anythingElseBehindTheBeginningIsRefused(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("line.order-sheet"));
  }

  @Property(tries = 200)
  void noLabelIsAnOrderWhateverOrdersBeginWith(
      @ForAll @IntRange(min = 1, max = 0xFFFF) int vendorId,
      @ForAll @IntRange(max = 0xFFF) int discriminator,
      @ForAll @IntRange(min = 1, max = 99_999_998) int passcode,
      @ForAll @IntRange(min = 1, max = 20) int length) {
    Assume.that(passcode % 11_111_111 != 0 && passcode != 12_345_678 && passcode != 87_654_321);
    OnboardingPayload label =
        new OnboardingPayload(
            new VendorId(vendorId),
            new ProductId(0x8000),
            CommissioningFlow.of(0),
            new DiscoveryCapabilities(2),
            new Discriminator(discriminator),
            Passcode.of(passcode));
    for (String code : new String[] {label.qrCode(), label.manualCode()}) {
      String prefix = code.substring(0, Math.min(length, code.length()));
      assertThat(OrderSheet.read(code, prefix, _ -> false)).isEmpty();
    }
  }

  @Test
  void aUnitsNameOrAMacIsNoOrder() {
    assertThat(OrderSheet.read("WO-000001", "WO-", "WO-000001"::equals)).isEmpty();
    assertThat(OrderSheet.read("wo-000001", "wo-", "WO-000001"::equals)).isEmpty();
    assertThat(OrderSheet.read("AB:00:00:00:00:01", "AB", _ -> false)).isEmpty();
  }

  @Test
  void withoutABeginningNoScanIsAnOrder() {
    assertThat(OrderSheet.read("WO-4711;500", "", _ -> false)).isEmpty();
    assertThat(OrderSheet.read("wo-4711;500", "WO-", _ -> false)).isEmpty();
  }

  @Test
  void whatSerialNumbersBeginWithTellsNoOrders(@TempDir Path folder) throws IOException {
    try (BenchStation bench = new BenchStation(folder)) {
      bench.serialNumbers("WO-7{counter:6}");
      refused(bench, "WO-", "WO-7{counter:6}");
      refused(bench, "WO-71", "WO-7{counter:6}");
      accepted(bench, "WO-6");
      bench.plug("sim:1", 1);
      bench.station().slot("sim:1").provisionNext(RunWatcher.NONE);
      bench.serialNumbers("KL-{counter:6}");
      refused(bench, "WO-", "WO-7000001");
      refused(bench, "WO-7", "WO-7000001");
      accepted(bench, "WO-6");
      accepted(bench, "W2");
    }
  }

  private static void refused(BenchStation bench, String prefix, String because) {
    assertThatThrownBy(() -> accepted(bench, prefix))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(because);
  }

  private static void accepted(BenchStation bench, String prefix) {
    OrderSheet.checkPrefix(prefix, bench.ledger(), bench.station().product());
  }

  private static Optional<OrderSheet> read(String text) {
    return OrderSheet.read(text, "WO-", _ -> false);
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.strings()
        .withCharRange('!', '~')
        .withChars("工单号é")
        .excludeChars(';', ',')
        .ofMinLength(1)
        .ofMaxLength(37)
        .map(tail -> "WO-" + tail);
  }
}
