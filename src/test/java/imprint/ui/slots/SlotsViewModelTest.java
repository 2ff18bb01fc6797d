package imprint.ui.slots;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import imprint.line.LineSettings;
import imprint.line.Order;
import imprint.line.Orders;
import imprint.line.SlotPlace;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.line.LineDesk;
import imprint.ui.line.ScriptedDesk;
import imprint.ui.slots.SlotRow.Mark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SlotsViewModelTest {
  private static final SlotPlace FIRST = new SlotPlace.Usb("1-1");
  private static final SlotPlace SECOND = new SlotPlace.Usb("1-2");

  private final ScriptedDesk desk = new ScriptedDesk();
  private int settled;
  private final SlotsViewModel model = model(desk);

  private SlotsViewModel model(LineDesk at) {
    return model(at, Runnable::run);
  }

  private SlotsViewModel model(LineDesk at, Executor workers) {
    return new SlotsViewModel(
        new Texts(Locale.ENGLISH),
        new Background(workers, Runnable::run),
        () -> Instant.EPOCH,
        at,
        () -> settled++);
  }

  @Test
  void boardsArePluggedInOneAfterAnotherAndTheirSlotsKept() {
    model.act();
    assertThat(model.nextActProperty().get()).contains("the board of slot 1 in now");
    plug(FIRST);
    assertThat(model.saidProperty().get()).isEqualTo("USB 1-1 is slot 1 now.");
    assertThat(model.nextActProperty().get()).contains("the board of slot 2 in now");
    plug(SECOND);
    assertThat(desk.settings.slots()).isEmpty();
    model.act();
    assertThat(desk.settings.slots()).containsExactly(FIRST, SECOND);
    assertThat(settled).isEqualTo(1);
    assertThat(model.bindsProperty().get()).isFalse();
    assertThat(model.rowsProperty().get())
        .containsExactly(
            new SlotRow(1, "USB 1-1", Mark.TAKEN), new SlotRow(2, "USB 1-2", Mark.TAKEN));
  }

  @Test
  void aBoardThatIsPluggedInTwiceIsSaidToBeBound() {
    model.act();
    plug(FIRST);
    desk.plugged.clear();
    model.look();
    assertThat(model.rowsProperty().get()).first().extracting(SlotRow::mark).isEqualTo(Mark.EMPTY);
    plug(FIRST);
    assertThat(model.saidProperty().get()).isEqualTo("USB 1-1 is slot 1 already.");
  }

  @Test
  void whoGivesUpFindsTheSlotsAsTheyWere() {
    desk.settings = LineSettings.NONE.withSlots(List.of(SECOND));
    model.act();
    plug(FIRST);
    model.giveUp();
    assertThat(desk.settings.slots()).containsExactly(SECOND);
    assertThat(model.rowsProperty().get()).extracting(SlotRow::place).containsExactly("USB 1-2");
    assertThat(settled).isZero();
  }

  @Test
  void aDoubleClickLeavesTheSlotsAsTheyWere() {
    desk.settings = LineSettings.NONE.withSlots(List.of(FIRST, SECOND));
    model.act();
    model.act();
    assertThat(model.bindsProperty().get()).isFalse();
    assertThat(desk.settings.slots()).containsExactly(FIRST, SECOND);
    assertThat(settled).isZero();
  }

  @Test
  void allSlotsAreTakenAwayWhenThatIsPressedTwice() {
    desk.settings = LineSettings.NONE.withSlots(List.of(FIRST, SECOND));
    model.removeAll();
    assertThat(model.saidProperty().get()).contains("once more");
    model.refresh();
    assertThat(model.saidProperty().get()).as("somebody came back").isEmpty();
    model.removeAll();
    assertThat(desk.settings.slots()).containsExactly(FIRST, SECOND);
    model.removeAll();
    assertThat(desk.settings.slots()).isEmpty();
    assertThat(settled).isEqualTo(1);
    assertThat(model.saidProperty().get()).isEmpty();
  }

  @Test
  void theSwitchIsKept() {
    model.startByItself(true);
    assertThat(desk.settings.startsByItself()).isTrue();
    assertThat(model.startsByItselfProperty().get()).isTrue();
    model.startByItself(true);
    assertThat(settled).isEqualTo(1);
  }

  @Test
  void anOrderIsANumberAndCountsFromNowOn() {
    model.units.set(" 500 ");
    model.placeOrder();
    assertThat(desk.settings.orders().inHand()).contains(new Order("", 500, Instant.EPOCH));
    model.units.set("many");
    model.placeOrder();
    assertThat(model.problemProperty().get().orElseThrow().sentence()).contains("many");
    assertThat(desk.settings.orders().inHand()).isPresent();
    model.units.set("");
    model.placeOrder();
    assertThat(desk.settings.orders().inHand()).isEmpty();
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void anOrderWithANumberGoesOnCountingWhereItWas() {
    Instant before = Instant.EPOCH.minusSeconds(60);
    desk.settings = LineSettings.NONE.withOrders(Orders.NONE.begin("WO-1", 500, before));
    model.refresh();
    assertThat(model.number.get()).isEqualTo("WO-1");
    model.units.set("600");
    model.placeOrder();
    assertThat(desk.settings.orders().inHand()).contains(new Order("WO-1", 600, before));
    model.number.set("WO 2");
    model.placeOrder();
    assertThat(model.problemProperty().get().orElseThrow().sentence()).contains("no blanks");
    model.number.set("WO-2");
    model.placeOrder();
    assertThat(desk.settings.orders().left()).containsExactly(new Order("WO-1", 600, before));
    model.units.set("");
    model.placeOrder();
    assertThat(model.problemProperty().get()).as("a number without an amount").isPresent();
    assertThat(desk.settings.orders().number()).isEqualTo("WO-2");
  }

  @Test
  void whatWasTypedAndNotPlacedIsThereWhenSomebodyComesBack() {
    model.number.set("WO-4711");
    model.units.set("500");
    model.prefix.set("WO");
    model.refresh();
    assertThat(model.number.get()).isEqualTo("WO-4711");
    assertThat(model.units.get()).isEqualTo("500");
    assertThat(model.prefix.get()).isEqualTo("WO");
    model.units.set(" 500 ");
    model.placeOrder();
    assertThat(model.units.get()).isEqualTo("500");
    assertThat(model.prefix.get()).as("is not placed").isEqualTo("WO");
    desk.settings = LineSettings.NONE.withOrders(Orders.NONE.begin("WO-2", 70, Instant.EPOCH));
    model.refresh();
    assertThat(model.number.get()).as("it was begun on Line").isEqualTo("WO-2");
    assertThat(model.units.get()).isEqualTo("70");
  }

  @Test
  void whatOrderNumbersBeginWithIsKeptUnlessLabelsDo() {
    model.prefix.set(" WO- ");
    model.tellOrders();
    assertThat(desk.settings.orders().prefix()).isEqualTo("WO-");
    for (String wrong : List.of("MT:", "mt:Y", "34", "3497-011", "W O", "WO;")) {
      model.prefix.set(wrong);
      model.tellOrders();
      assertThat(model.problemProperty().get()).as(wrong).isPresent();
      assertThat(desk.settings.orders().prefix()).isEqualTo("WO-");
    }
    model.prefix.set("");
    model.tellOrders();
    assertThat(desk.settings.orders().prefix()).isEmpty();
  }

  @Test
  void theLinePrintsOnOneOfTheStationsPrintersOrOnNone() {
    model.refresh();
    assertThat(model.printersProperty().get()).containsExactly("packing", "line 3");
    model.printOn("line 3");
    assertThat(desk.settings.printer()).contains("line 3");
    model.startByItself(true);
    assertThat(desk.settings.printer()).contains("line 3");
    model.printOn("");
    assertThat(desk.settings.printer()).isEmpty();
    assertThat(model.printerProperty().get()).isEmpty();
  }

  @Test
  void whatCannotBeKeptIsSaidAndTheSwitchTellsTheTruth() {
    ScriptedDesk full =
        new ScriptedDesk() {
          @Override
          public void keep(UnaryOperator<LineSettings> change) {
            throw Refusal.of("file.unwritable", "line.json", "disk full");
          }
        };
    SlotsViewModel refused = model(full);
    refused.startByItself(true);
    assertThat(refused.problemProperty().get()).isPresent();
    assertThat(refused.startsByItselfProperty().get()).isFalse();
    refused.printOn("line 3");
    assertThat(refused.printerProperty().get()).isEmpty();
    assertThat(settled).isZero();
  }

  /** Somebody else may keep something before its turn comes, and it may come in any order. */
  @Test
  void whatIsKeptLateUndoesNothingThatWasKeptMeanwhile() {
    Deque<Runnable> held = new ArrayDeque<>();
    SlotsViewModel late = model(desk, held::push);
    late.startByItself(true);
    late.units.set("500");
    late.placeOrder();
    late.printOn("line 3");
    desk.settings = desk.settings.withProduct(Path.of("lamp.v1.yaml"));
    while (!held.isEmpty()) {
      held.pop().run();
    }
    assertThat(desk.settings)
        .isEqualTo(
            new LineSettings(
                List.of(),
                true,
                Orders.NONE.begin("", 500, Instant.EPOCH),
                Optional.of("line 3"),
                Optional.of(Path.of("lamp.v1.yaml"))));
    assertThat(late.startsByItselfProperty().get()).isTrue();
    assertThat(late.printerProperty().get()).isEqualTo("line 3");
  }

  private void plug(SlotPlace place) {
    desk.plugged.add(place);
    model.look();
  }
}
