package imprint.factory.batch;

import java.nio.file.Path;

/**
 * A run in a process of its own, to be killed: says each group of units once it is in its place.
 */
final class KilledGeneration {
  static final int UNITS = 400;

  private KilledGeneration() {}

  public static void main(String[] out) {
    System.out.println("begun");
    System.out.flush();
    Generation.Watcher aloud =
        new Orders.Quiet() {
          @Override
          public void progress(int made, int of) {
            System.out.println(made);
            System.out.flush();
          }
        };
    Orders.run(Orders.of(UNITS), aloud).run(Path.of(out[0]), false);
  }
}
