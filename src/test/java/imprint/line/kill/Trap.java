package imprint.line.kill;

import imprint.esp.link.Link;
import imprint.esp.link.LinkAround;
import imprint.line.RunWatcher;
import imprint.line.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Waits for a run at one seam, in whatever the run is given from outside. */
final class Trap {
  private final Seam seam;
  private final Path folder;
  private final Runnable caught;
  private final AtomicInteger events = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile @Nullable Step last;

  /**
   * @param folder of the station
   * @param caught does not return
   */
  Trap(Seam seam, Path folder, Runnable caught) {
    this.seam = seam;
    this.folder = folder;
    this.caught = caught;
  }

  /** The ledger asks for the time within the transaction of each event. */
  void asked() {
    if (seam instanceof Seam.Transaction(int event)
        && addingAnEvent()
        && events.incrementAndGet() == event) {
      caught.run();
    }
  }

  /** And once for the beginning of a chain, which is not asked in that method itself. */
  private static boolean addingAnEvent() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getClassName().equals("imprint.ledger.Events"))
                    .findFirst())
        .filter(frame -> frame.getMethodName().equals("add"))
        .isPresent();
  }

  RunWatcher watcher() {
    return new RunWatcher() {
      @Override
      public void reached(Step step, Duration sinceStart) {
        last = step;
        requests.set(0);
        if (seam.equals(new Seam.Reached(step))) {
          caught.run();
        }
        if (seam instanceof Seam.Part(Step after, String _) && after.compareTo(step) < 0) {
          Runtime.getRuntime().halt(KillBench.KILLED);
        }
        if (seam instanceof Seam.Part(Step after, String within) && after == step) {
          Thread.ofPlatform().daemon().start(() -> haltAtAPart(folder.resolve(within)));
        }
      }

      @Override
      public void progress(Step towards, double fraction) {
        if (seam.equals(new Seam.Half(towards)) && fraction >= 0.5) {
          caught.run();
        }
      }
    };
  }

  /** Looks without rest: such a file is there for as long as the disk takes to sync it. */
  private static void haltAtAPart(Path within) {
    while (true) {
      try (Stream<Path> files = Files.walk(within, 2)) {
        if (files.anyMatch(file -> file.toString().endsWith(".part"))) {
          Runtime.getRuntime().halt(KillBench.KILLED);
        }
      } catch (IOException | UncheckedIOException gone) {
        // it was placed meanwhile
      }
    }
  }

  Link on(Link link) {
    return new Tapped(link, this::sending);
  }

  private void sending() {
    if (seam instanceof Seam.Request(Step after, int number)
        && after == last
        && requests.incrementAndGet() == number) {
      caught.run();
    }
  }

  /** A link that says when something is about to be sent. */
  private static final class Tapped extends LinkAround {
    private final Runnable sending;

    Tapped(Link link, Runnable sending) {
      super(link);
      this.sending = sending;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      sending.run();
      super.write(bytes);
    }
  }
}
