package imprint.cli;

import imprint.bench.BoardOptions;
import imprint.bench.Pace;
import imprint.bench.SimulatedBoard;
import imprint.bench.TcpBoard;
import imprint.bench.rom.Timing;
import imprint.esp.chip.Chip;
import imprint.esp.flash.FlashJob;
import imprint.esp.flash.Flasher;
import imprint.esp.link.Link;
import imprint.esp.link.Rfc2217Link;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Fresh boards, and the whole job done on them. */
final class BenchBoards {
  /** 4 MiB, as the job's places ask for. */
  private static final BoardOptions OPTIONS = BoardOptions.of(1);

  /** What the figures are for. */
  static final Timing TIMING = timing();

  private final BenchFlashJob job;
  private final Pace pace;
  private final boolean blank;
  private final Surroundings with;

  /**
   * @param pace real for whoever wants to know how long it takes
   * @param blank there is nothing yet where the job goes; else every sector must be erased
   */
  BenchBoards(BenchFlashJob job, Pace pace, boolean blank, Surroundings with) {
    this.job = job;
    this.pace = pace;
    this.blank = blank;
    this.with = with;
  }

  private static Timing timing() {
    Timing usual = Timing.typical();
    return new Timing(
        Duration.ofMillis(40),
        usual.blockErase(),
        Duration.ofMillis(10),
        usual.read(),
        Duration.ofMillis(3),
        usual.command(),
        usual.romStart(),
        usual.applicationStart(),
        Duration.ofMillis(2),
        true);
  }

  /** A board that nobody has flashed yet; the caller's. */
  SimulatedBoard board(Chip chip) {
    SimulatedBoard board = SimulatedBoard.of(chip, OPTIONS.withPace(pace).withTiming(TIMING));
    if (!blank) {
      board.fill(BenchFlashJob.NVS_AT, new byte[job.nvs().length]);
      board.fill(BenchFlashJob.KEYS_AT, new byte[job.keys().length]);
    }
    return board;
  }

  /** What is on them before, in words. */
  String held() {
    return blank ? "nothing" : "old data";
  }

  /** A board's server at a free port of this computer. */
  static TcpBoard serve(SimulatedBoard board) {
    return TcpBoard.telnet(board, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /**
   * One whole job.
   *
   * @param began just before the port was opened, as {@link System#nanoTime}
   * @param ended when the restart's pulse was over
   */
  private record Span(long began, long ended) {
    Duration length() {
      return Duration.ofNanos(ended - began);
    }
  }

  /** From opening the port until the restart's pulse is over. */
  Duration direct(Chip chip, int rate) {
    try (SimulatedBoard board = board(chip)) {
      return flash(board, board::open, rate).length();
    }
  }

  /** The same through RFC 2217. */
  Duration overNetwork(Chip chip, int rate) {
    try (SimulatedBoard board = board(chip);
        TcpBoard served = serve(board)) {
      String name = "rfc2217://127.0.0.1:" + served.port();
      return flash(board, () -> Rfc2217Link.open(name), rate).length();
    }
  }

  /** From the first port that is opened until the last restart's pulse is over. */
  Duration atOnce(Chip chip, int rate, int count) {
    List<SimulatedBoard> boards = Stream.generate(() -> board(chip)).limit(count).toList();
    try (ExecutorService slots =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Callable<Span>> jobs = new ArrayList<>();
      boards.forEach(board -> jobs.add(() -> flash(board, board::open, rate)));
      long began = Long.MAX_VALUE;
      long ended = Long.MIN_VALUE;
      for (Future<Span> done : slots.invokeAll(jobs)) {
        began = Math.min(began, done.get().began());
        ended = Math.max(ended, done.get().ended());
      }
      return Duration.ofNanos(ended - began);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      boards.forEach(SimulatedBoard::close);
    }
  }

  private Span flash(SimulatedBoard board, Supplier<Link> port, int rate) {
    long began = System.nanoTime();
    LastTurn[] link = new LastTurn[1];
    try (BoardSession session =
            BoardSession.open(
                () -> link[0] = new LastTurn(port.get()),
                board.toString(),
                Approach.at(rate),
                with.pause(),
                () -> false,
                _ -> {});
        FlashJob work = new FlashJob(job.plan(session.flashSize()), false)) {
      if (session.rate() != rate) {
        throw new IllegalStateException(session.rate() + " bits a second instead of " + rate);
      }
      Flasher flasher = new Flasher(session, () -> false);
      work.write(flasher, _ -> {});
      work.prove(flasher, _ -> {});
      session.leave();
      require(board);
      return new Span(began, link[0].when());
    } catch (IOException e) {
      throw new Refusal(Finding.error("rom.gone", board), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  /** A time is worth something only where the content is right. */
  void require(SimulatedBoard board) {
    boolean right =
        Arrays.equals(board.flash(BenchFlashJob.NVS_AT, job.nvs().length), job.nvs())
            && Arrays.equals(board.flash(BenchFlashJob.KEYS_AT, job.keys().length), job.keys());
    if (!right) {
      throw new IllegalStateException(board + " does not hold what was written");
    }
  }
}
