package imprint.ui;

import imprint.line.Orders;
import imprint.line.SlotPlace;
import imprint.ui.kit.Background;
import imprint.ui.kit.View;
import imprint.ui.line.ScriptedDesk;
import imprint.ui.slots.SlotsController;
import imprint.ui.slots.SlotsViewModel;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.IntStream;
import javafx.scene.Parent;

/** The screen on which slots get their places. */
record SlotsPictures(Pictures pictures) {
  void render() throws IOException {
    ScriptedDesk desk = new ScriptedDesk();
    page("slots-1-none", desk, 0);
    Orders orders = Orders.NONE.withPrefix("WO-").begin("WO-4711", 500, Instant.EPOCH);
    desk.settings = desk.settings.withOrders(orders);
    page("slots-2-binding", desk, 3);
    desk.settings =
        desk.settings
            .startingByItself(true)
            .withSlots(IntStream.rangeClosed(1, 16).mapToObj(SlotsPictures::place).toList());
    page("slots-3-bound", desk, 0);
  }

  private static SlotPlace place(int number) {
    return new SlotPlace.Usb("1-4." + number);
  }

  private void page(String name, ScriptedDesk desk, int boards) throws IOException {
    Background at = new Background(Runnable::run, Runnable::run);
    SlotsViewModel model =
        new SlotsViewModel(pictures.texts, at, () -> Instant.EPOCH, desk, () -> {});
    Parent view = View.SLOTS.load(pictures.texts, new SlotsController(model, pictures.texts));
    // whoever leaves the screen leaves the slots as they were
    pictures.page(name, Screen.SLOTS, view, () -> bind(model, desk, boards));
  }

  private static void bind(SlotsViewModel model, ScriptedDesk desk, int boards) {
    if (boards > 0) {
      model.act();
    }
    for (int board = 1; board <= boards; board++) {
      desk.plugged.add(place(board));
      model.look();
    }
  }
}
