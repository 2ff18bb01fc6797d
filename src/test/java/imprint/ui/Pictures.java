package imprint.ui;

import imprint.ui.kit.Texts;
import imprint.ui.kit.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;

/** Renders every screen in every state into a folder, to be looked at: {@code Pictures DIR}. */
final class Pictures {
  private static final int WIDTH = Integer.getInteger("width", 1280);
  private static final int HEIGHT = Integer.getInteger("height", 800);

  private final Path folder;
  private final Locale locale;
  final Texts texts;

  private Pictures(Path folder, Locale locale) {
    this.folder = folder;
    this.locale = locale;
    this.texts = new Texts(locale);
  }

  public static void main(String[] args) throws Exception {
    FutureTask<Path> all =
        new FutureTask<>(() -> renderAll(Files.createDirectories(Path.of(args[0]))));
    Platform.startup(all);
    System.out.println("Pictures are in " + all.get());
    Platform.exit();
  }

  private static Path renderAll(Path folder) throws IOException {
    StationWindow.prepareToolkit();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      Pictures pictures = new Pictures(folder, locale);
      new OpeningPictures(pictures).render();
      new LinePictures(pictures).render();
      new SetupPictures(pictures).render();
    }
    return folder;
  }

  void line(String name, Parent line) throws IOException {
    shoot(name, Screen.LINE, line, new Region());
  }

  void setup(String name, Parent setup) throws IOException {
    shoot(name, Screen.SETUP, new Region(), setup);
  }

  private void shoot(String name, Screen screen, javafx.scene.Node line, javafx.scene.Node setup)
      throws IOException {
    FrameViewModel model = new FrameViewModel();
    model.productName.set(locale.equals(Locale.ENGLISH) ? "Lumen Desk Lamp" : "流明台灯");
    model.place.set("/dev/ttyUSB0  ·  fctry");
    model.made.set(128);
    model.setAside.set(3);
    model.screen.set(screen);
    FrameController controller = new FrameController(model);
    Parent root = View.FRAME.load(texts, controller);
    controller.show(line, setup, () -> {});
    whole(name, root);
  }

  /** A picture of a view that fills the window. */
  void whole(String name, Parent root) throws IOException {
    Scene scene = new Scene(root, WIDTH, HEIGHT);
    StationWindow.style(scene);
    for (int pass = 0; pass < 3; pass++) {
      // wrapped text finds its height in the second pass
      root.applyCss();
      root.layout();
    }
    var image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    Path file = folder.resolve(name + "-" + locale.getLanguage() + ".png");
    ImageIO.write(image, "png", file.toFile());
  }
}
