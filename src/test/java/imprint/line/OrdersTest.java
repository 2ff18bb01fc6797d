package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {
  private static final Instant SIX = Instant.parse("2026-11-26T06:00:00Z");

  @Test
  void anOrderThatWasLeftGoesOnCountingWhereItWas() {
    Orders both = Orders.NONE.begin("WO-1", 500, SIX).begin("WO-2", 80, SIX.plusSeconds(60));
    assertThat(both.inHand()).contains(new Order("WO-2", 80, SIX.plusSeconds(60)));
    assertThat(both.left()).containsExactly(new Order("WO-1", 500, SIX));
    Orders back = both.begin("WO-1", 600, SIX.plusSeconds(120));
    assertThat(back.inHand()).contains(new Order("WO-1", 600, SIX));
    assertThat(back.left()).extracting(Order::number).containsExactly("WO-2");
    assertThat(back.end().left()).extracting(Order::number).containsExactly("WO-1", "WO-2");
    assertThat(back.end().number()).isEmpty();
  }

  @Test
  void anOrderWithoutANumberCountsAnewEachTimeAndIsNotKept() {
    Orders first = Orders.NONE.begin("", 500, SIX);
    Orders second = first.begin("", 500, SIX.plusSeconds(60));
    assertThat(second.inHand().orElseThrow().since()).isEqualTo(SIX.plusSeconds(60));
    assertThat(second.begin("WO-1", 5, SIX).left()).isEmpty();
    assertThat(second.find("")).isEmpty();
  }

  @Test
  void theLatestFiftyAreKept() {
    Orders all = Orders.NONE;
    for (int number = 1; number <= 60; number++) {
      all = all.begin("WO-" + number, 5, SIX);
    }
    assertThat(all.left()).hasSize(50);
    assertThat(all.left().getFirst().number()).isEqualTo("WO-59");
    assertThat(all.left().getLast().number()).isEqualTo("WO-10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5", "10000000", "٥", "1e3", "99999999999"})
  void whatIsNoAmountIsRefused(String typed) {
    assertThatThrownBy(() -> new Order("WO-1", Order.units(typed), SIX))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("line.order-units"));
  }

  @Test
  void theCodeOfALabelIsNotRepeatedWhereItIsRefused() {
    assertThatThrownBy(
            () -> new Orders(Optional.of(new Order("34970112332", 5, SIX)), List.of(), ""))
        .isInstanceOf(Refusal.class)
        .hasMessageNotContaining("3497");
  }
}
