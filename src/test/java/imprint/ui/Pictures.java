package imprint.ui;

import imprint.ui.kit.Appearance;
import imprint.ui.kit.Background;
import imprint.ui.kit.Texts;
import imprint.ui.kit.Theme;
import imprint.ui.kit.View;
import imprint.ui.settings.SettingsController;
import imprint.ui.settings.SettingsViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;

/**
 * Renders every screen in every state into a folder, to be looked at: {@code Pictures DIR}. With
 * the names of pictures behind it, those alone.
 */
final class Pictures {
  private static final int WIDTH = Integer.getInteger("width", 1280);
  private static final int HEIGHT = Integer.getInteger("height", 800);

  /** Gets each of them, laid out. */
  interface Viewer {
    void see(String name, Scene scene) throws IOException;
  }

  private final Viewer viewer;
  private final Appearance look;
  final Texts texts;

  Pictures(Viewer viewer, Appearance look, Texts texts) {
    this.viewer = viewer;
    this.look = look;
    this.texts = texts;
  }

  public static void main(String[] args) throws Exception {
    FutureTask<Path> all =
        new FutureTask<>(
            () ->
                renderAll(
                    Files.createDirectories(Path.of(args[0])),
                    Set.copyOf(List.of(args).subList(1, args.length))));
    Platform.startup(all);
    System.out.println("Pictures are in " + all.get());
    Platform.exit();
  }

  private static Path renderAll(Path folder, Set<String> wanted) throws IOException {
    for (Theme theme : Theme.values()) {
      for (Locale language : Appearance.LANGUAGES) {
        Appearance look = new Appearance(theme, language);
        StationWindow.prepareToolkit(look);
        new Pictures(
                (name, scene) -> {
                  if (wanted.isEmpty() || wanted.contains(name)) {
                    write(folder, look, name, scene);
                  }
                },
                look,
                new Texts(language))
            .render();
      }
    }
    return folder;
  }

  void render() throws IOException {
    new OpeningPictures(this).render();
    new LinePictures(this).render();
    new LabelsPictures(this).render();
    new SetupPictures(this).render();
    new HistoryPictures(this).render();
    new ReturnsPictures(this).render();
    new LayoutsPictures(this).render();
    new SlotsPictures(this).render();
    new PeoplePictures(this).render();
    settings();
  }

  private void settings() throws IOException {
    Background at = new Background(Runnable::run, Runnable::run);
    SettingsViewModel model = new SettingsViewModel(texts, at, new ShownHealth(), look, _ -> {});
    model.refresh();
    page(
        "settings",
        Screen.SETTINGS,
        View.SETTINGS.load(texts, new SettingsController(model, texts, new NoPicker(), List.of())));
  }

  void line(String name, Parent line) throws IOException {
    page(name, Screen.LINE, line);
  }

  void setup(String name, Parent setup) throws IOException {
    page(name, Screen.SETUP, setup);
  }

  /** A picture of a screen in its frame. */
  void page(String name, Screen screen, Parent view) throws IOException {
    page(name, screen, view, () -> {});
  }

  /**
   * As {@link #page(String, Screen, Parent)}.
   *
   * @param meanwhile what happens while the screen is in front
   */
  void page(String name, Screen screen, Parent view, Runnable meanwhile) throws IOException {
    FrameViewModel model = new FrameViewModel();
    model.productName.set(english() ? "Lumen Desk Lamp" : "流明台灯");
    model.place.set("/dev/ttyUSB0  ·  fctry");
    model.made.set(128);
    model.setAside.set(3);
    model.rate.set(texts.get("frame.percent", 97));
    model.takt.set(texts.seconds(Duration.ofMillis(9_400)));
    model.order.set("128 / 500");
    model.orderName.set(texts.get("frame.order.number", "WO-4711"));
    model.person.set(english() ? "Ada Okafor" : "陈晓明");
    model.role.set(texts.get("people.role.LEAD"));
    model.screen.set(screen);
    FrameController controller = new FrameController(model, texts, () -> {});
    Parent root = View.FRAME.load(texts, controller);
    Map<Screen, Page> pages = new EnumMap<>(Screen.class);
    for (Screen each : Screen.values()) {
      pages.put(each, Page.of(each == screen ? view : new Region()));
    }
    controller.show(pages);
    meanwhile.run();
    whole(name, root);
  }

  private boolean english() {
    return look.language().equals(Locale.ENGLISH);
  }

  /** A picture of a view that fills the window. */
  void whole(String name, Parent root) throws IOException {
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    look.theme().dress(scene);
    awaitImages(root);
    for (int pass = 0; pass < 5; pass++) {
      // wrapped text finds its height in the second pass, the sentence of a tile its letters later
      root.applyCss();
      root.layout();
    }
    viewer.see(name, scene);
  }

  /** Those of labels are read in the background. */
  private static void awaitImages(Parent root) {
    for (Node each : root.lookupAll(".image-view")) {
      Image image = ((ImageView) each).getImage();
      while (image != null && image.getProgress() < 1) {
        Object turn = new Object();
        Platform.runLater(() -> Platform.exitNestedEventLoop(turn, null));
        Platform.enterNestedEventLoop(turn);
      }
    }
  }

  private static void write(Path folder, Appearance look, String name, Scene scene)
      throws IOException {
    var image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    String theme = look.theme() == Theme.LIGHT ? "" : look.theme().name().toLowerCase(Locale.ROOT);
    Path in = Files.createDirectories(folder.resolve(theme));
    ImageIO.write(
        image, "png", in.resolve(name + "-" + look.language().getLanguage() + ".png").toFile());
  }
}
