package imprint.line.kill;

import imprint.bench.SimulatedBoard;
import imprint.esp.link.Plug;
import imprint.esp.link.Ports;
import imprint.line.Outcome;
import imprint.line.Station;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * A station in a process of its own, to be killed. Each of its runs stands still at its point; or,
 * where there are no points, each of its slots gives one board after another its identity.
 */
final class KilledStation {
  static final String READY = "ready";
  static final String ALL_STAND = "all stand";

  private final Path folder;
  private final Map<Thread, Trap> traps = new ConcurrentHashMap<>();
  private final Map<String, Plug> plugged = new ConcurrentHashMap<>();
  private final Station station;

  private KilledStation(Path folder, String ledger, Path product) {
    this.folder = folder;
    InstantSource clock =
        () -> {
          Trap trap = traps.get(Thread.currentThread());
          if (trap != null) {
            trap.asked();
          }
          return Instant.now();
        };
    station =
        Station.open(
            KillBench.settings(folder, ledger),
            new Ports(Map.of("sim:", plugged::get)),
            span -> {},
            new SecureRandom(),
            clock);
    station.load(product, null);
  }

  /** Folder, ledger, product file; points, or how many slots and the number of the first board. */
  public static void main(String[] args) throws Exception {
    KilledStation killed = new KilledStation(Path.of(args[0]), args[1], Path.of(args[2]));
    say(READY);
    List<String> rest = Arrays.asList(args).subList(3, args.length);
    if (rest.getFirst().matches("\\d+")) {
      killed.runOn(Integer.parseInt(rest.getFirst()), Long.parseLong(rest.getLast()));
    } else {
      killed.standAt(rest.stream().map(KillPoint::valueOf).toList());
    }
  }

  private void standAt(List<KillPoint> points) throws InterruptedException {
    for (KillPoint point : points) {
      CountDownLatch stands = new CountDownLatch(1);
      Trap trap =
          new Trap(
              point.seam(),
              folder,
              () -> {
                stands.countDown();
                stand();
              });
      SimulatedBoard board = KillBench.board(folder, point.board());
      plugged.put(point.port(), () -> trap.on(board.open()));
      Thread.ofPlatform()
          .start(
              () -> {
                traps.put(Thread.currentThread(), trap);
                Outcome outcome = station.slot(point.port()).provisionNext(trap.watcher());
                say(point + " ended " + words(outcome));
                System.exit(1);
              });
      stands.await();
    }
    say(ALL_STAND);
    stand();
  }

  private void runOn(int slots, long first) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int slot = 0; slot < slots; slot++) {
      String port = "sim:" + slot;
      long begin = first + slot;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (long number = begin; ; number += slots) {
                      try (SimulatedBoard board = KillBench.board(folder, number)) {
                        plugged.put(port, board::open);
                        var nobody = imprint.line.RunWatcher.NONE;
                        say(number + " " + words(station.slot(port).provisionNext(nobody)));
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(var unit) -> "DONE " + unit.serialNumber();
      case Outcome.SetAside aside -> aside.finding().code();
      case Outcome.Cancelled _ -> "CANCELLED";
    };
  }

  private static void stand() {
    while (true) {
      LockSupport.park();
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
