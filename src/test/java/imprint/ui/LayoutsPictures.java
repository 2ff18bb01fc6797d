package imprint.ui;

import imprint.label.LayoutTemplate;
import imprint.label.LayoutValue;
import imprint.ui.kit.Background;
import imprint.ui.kit.View;
import imprint.ui.layouts.LayoutsController;
import imprint.ui.layouts.LayoutsViewModel;
import imprint.ui.layouts.PreviewUnit;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;

/**
 * The label editor: as it opens, an element in hand, broken rules, a mistake, the label, the text.
 */
final class LayoutsPictures {
  private final Pictures pictures;

  LayoutsPictures(Pictures pictures) {
    this.pictures = pictures;
  }

  void render() throws IOException {
    picture("layouts-1-open", "", _ -> {});
    picture(
        "layouts-2-element",
        "",
        model -> {
          model.preview().unit.set(chinese() ? PreviewUnit.CHINESE : PreviewUnit.USUAL);
          model.editing().selected.set(2);
        });
    picture(
        "layouts-3-broken",
        "",
        model -> {
          model.preview().test.set(true);
          model.editing().selected.set(2);
          model.editing().shift(-3, 0);
        });
    picture(
        "layouts-4-mistake",
        "",
        model -> {
          model.editing().selected.set(3);
          model.editing().type("/elements/3/test-mark/at/width", LayoutValue.NUMBER, "eighteen");
          model.editing().type("/elements/3/test-mark/sizes", LayoutValue.SIZES, "1: 200");
        });
    picture(
        "layouts-5-carton",
        "#layouts-label-tab",
        model -> {
          model.openShipped("carton");
          model.preview().dpi.set(600);
          model.preview().unit.set(PreviewUnit.LONG);
          model.editing().change("", now -> now.withSheet());
        });
    picture(
        "layouts-6-file",
        "#layouts-file-tab",
        model -> {
          model.openShipped("body");
          model.preview().test.set(true);
          model.editing().add(LayoutTemplate.TEXT);
          model.leave(() -> {});
        });
  }

  private boolean chinese() {
    return pictures.texts.locale().equals(Locale.SIMPLIFIED_CHINESE);
  }

  private void picture(String name, String tab, Consumer<LayoutsViewModel> done)
      throws IOException {
    LayoutsViewModel model =
        new LayoutsViewModel(
            pictures.texts, new Background(Runnable::run, Runnable::run), _ -> Optional.empty());
    Parent view =
        View.LAYOUTS.load(
            pictures.texts, new LayoutsController(model, pictures.texts, new NoPicker()));
    done.accept(model);
    if (!tab.isEmpty()) {
      ((ToggleButton) view.lookup(tab)).fire();
    }
    pictures.page(name, Screen.LAYOUTS, view);
  }
}
