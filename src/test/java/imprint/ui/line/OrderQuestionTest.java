package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.line.LineSettings;
import imprint.line.Order;
import imprint.line.Orders;
import imprint.line.packing.ScanBack.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the scan of an order's sheet does at the line. */
class OrderQuestionTest extends AtTheLine {
  private static final Instant BEFORE = Instant.EPOCH.minusSeconds(3600);

  @BeforeEach
  void orders() {
    desk.settings = LineSettings.NONE.withOrders(Orders.NONE.withPrefix("WO-"));
    use(PASSED);
  }

  private void scan(String text) {
    assertThat(model.scanned(text)).isTrue();
    workers.turn();
  }

  private String said() {
    return model.labels().shownProperty().get().sentence();
  }

  private String act() {
    return model.nextActProperty().get();
  }

  private List<Order> kept() {
    return desk.settings.orders().inHand().stream().toList();
  }

  @Test
  void theAmountOfTheSheetIsOfferedAndAPersonBegins() {
    scan("WO-4711;500");
    assertThat(act()).startsWith("Begin order WO-4711?");
    assertThat(model.order().units.get()).isEqualTo("500");
    assertThat(kept()).isEmpty();
    desk.made = 3;
    model.order().begin();
    assertThat(said()).as("not before it is kept").isEmpty();
    workers.turn();
    assertThat(kept()).containsExactly(new Order("WO-4711", 500, Instant.EPOCH));
    assertThat(said()).isEqualTo("The order WO-4711 is begun: 3 of 500 units are made.");
    assertThat(model.order().begunProperty().get()).isPresent();
    assertThat(act()).doesNotContain("Begin order");
    assertThat(runs.getFirst().runs).isZero();
  }

  @Test
  void theSameSheetOnceMoreAnswersNothing() {
    scan("WO-4711");
    model.order().units.set("80");
    scan("WO-4711");
    scan("WO-4711;500");
    assertThat(kept()).isEmpty();
    assertThat(act()).startsWith("Begin order WO-4711?");
    assertThat(model.order().units.get()).as("what was typed stays").isEqualTo("80");
    scan("WO-4712;20");
    assertThat(act()).startsWith("Begin order WO-4712?");
    assertThat(model.order().units.get()).isEqualTo("20");
  }

  @Test
  void withoutAnAmountNothingBegins() {
    scan("WO-4711");
    for (String typed : List.of("", "0", "many", "99999999")) {
      model.order().units.set(typed);
      model.order().begin();
      workers.turn();
      assertThat(said()).contains("Type how many units");
      assertThat(act()).startsWith("Begin order WO-4711?");
    }
    assertThat(kept()).isEmpty();
    model.order().leave();
    assertThat(act()).doesNotContain("WO-4711");
  }

  @Test
  void theOrderInHandIsOnlyCounted() {
    desk.settings = desk.settings.withOrders(orders("WO-4711"));
    desk.made = 128;
    scan("WO-4711;900");
    assertThat(said()).contains("WO-4711", "128 of 500");
    assertThat(act()).doesNotContain("Begin order");
    assertThat(kept()).containsExactly(new Order("WO-4711", 500, BEFORE));
  }

  @Test
  void anOrderThatWasLeftIsOfferedWithItsAmountAndGoesOnCounting() {
    desk.settings = desk.settings.withOrders(orders("WO-4711").begin("WO-4712", 80, Instant.EPOCH));
    scan("WO-4711");
    assertThat(model.order().units.get()).isEqualTo("500");
    model.order().begin();
    workers.turn();
    assertThat(kept()).containsExactly(new Order("WO-4711", 500, BEFORE));
  }

  @Test
  void whileABoardIsMadeItIsToBeScannedAgain() {
    List<String> told = new ArrayList<>();
    model.labels().shownProperty().subscribe(note -> told.add(note.sentence()));
    model.scanned("WO-4711;500");
    model.provision();
    workers.turn();
    assertThat(told).contains("Boards are being made: scan the order WO-4711 again afterwards.");
    assertThat(kept()).isEmpty();
    assertThat(model.order().asks()).isFalse();
  }

  @Test
  void aBoardThatBeginsTakesTheQuestionAway() {
    scan("WO-4711;500");
    model.provision();
    assertThat(model.order().asks()).isFalse();
    assertThat(said()).contains("scan the order WO-4711 again");
    model.order().begin();
    workers.turn();
    assertThat(kept()).isEmpty();
  }

  @Test
  void whoLeavesTheLineLeavesTheQuestion() {
    scan("WO-4711;500");
    model.leave();
    assertThat(model.order().asks()).isFalse();
  }

  @Test
  void aSheetThatIsReadTooLateAsksNobody() {
    model.scanned("WO-4711;500");
    model.leave();
    model.arrive();
    workers.turn();
    assertThat(model.order().asks()).isFalse();
  }

  private void plugInDuringTheQuestion() {
    desk.settings = desk.settings.startingByItself(true);
    pull(0);
    scan("WO-4711;500");
    desk.plugged.add(place(0));
    model.look();
    workers.turn();
  }

  /** Digits of the amount would choose slots, and Enter would start one. */
  @Test
  void aBoardThatStartsByItselfWaitsForTheAnswer() {
    plugInDuringTheQuestion();
    assertThat(model.order().asks()).isTrue();
    assertThat(model.busyProperty().get()).isFalse();
    model.order().begin();
    model.look();
    workers.turn();
    assertThat(kept()).extracting(Order::number).containsExactly("WO-4711");
    assertThat(runs.getFirst().runs).isOne();
  }

  @Test
  void aBoardThatIsTakenOutDuringTheQuestionDoesNotStart() {
    plugInDuringTheQuestion();
    pull(0);
    model.order().leave();
    workers.turn();
    assertThat(runs.getFirst().runs).isZero();
  }

  @Test
  void labelsAndUnitsStayWhatTheyAre() {
    desk.named.add("WO-000001");
    scan("WO-000001");
    scan("MT:Y.K9042C00KA0648G00");
    scan("34970112332");
    assertThat(model.order().asks()).isFalse();
    assertThat(said()).contains("no unit");
  }

  @Test
  void whatBeginsLikeAnOrderAndIsNoneIsSaid() {
    scan("WO-4711;0");
    assertThat(model.order().asks()).isFalse();
    assertThat(said()).contains("begins as orders do");
  }

  @Test
  void whatCannotBeKeptIsNotBegun() {
    ScriptedDesk full =
        new ScriptedDesk() {
          @Override
          public void keep(UnaryOperator<LineSettings> change) {
            throw Refusal.of("file.unwritable", "line.json", "disk full");
          }
        };
    full.settings = desk.settings;
    full.verdict = new Verdict.Wrong(LOST);
    LinesViewModel line = model(texts, full);
    line.scanned("WO-4711;500");
    workers.turn();
    line.order().begin();
    workers.turn();
    assertThat(line.labels().shownProperty().get().sentence()).contains("line.json");
    assertThat(line.order().asks()).isTrue();
    assertThat(line.order().begunProperty().get()).isEmpty();
  }

  /** It would be recorded for the order of before. */
  @Test
  void noBoardBeginsWhileAnOrderIsBeingKept() {
    scan("WO-4711;500");
    model.order().begin();
    model.provision();
    model.order().leave();
    assertThat(model.busyProperty().get()).isFalse();
    workers.turn();
    assertThat(model.order().begunProperty().get()).isPresent();
    assertThat(model.order().asks()).isFalse();
    model.provision();
    assertThat(model.busyProperty().get()).isTrue();
  }

  private static Orders orders(String number) {
    return Orders.NONE.withPrefix("WO-").begin(number, 500, BEFORE);
  }
}
