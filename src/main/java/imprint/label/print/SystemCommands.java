package imprint.label.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The programs of this computer. */
public final class SystemCommands implements CommandRunner {
  private static final int MOST = 1 << 20;

  @Override
  public Ended run(List<String> words, byte[] input, Duration within) throws IOException {
    long end = System.nanoTime() + within.toNanos();
    ProcessBuilder builder = new ProcessBuilder(words);
    // their answers are read by a program
    builder.environment().put("LC_ALL", "C");
    Process process = started(builder);
    try {
      CompletableFuture<String> out = read(process.getInputStream());
      CompletableFuture<String> err = read(process.getErrorStream());
      Thread.ofVirtual().start(() -> feed(process.getOutputStream(), input));
      if (!process.waitFor(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
        throw new TookTooLong();
      }
      return new Ended(process.exitValue(), rest(out, end), rest(err, end));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process started(ProcessBuilder builder) throws NotStarted {
    try {
      return builder.start();
    } catch (IOException absent) {
      throw new NotStarted(absent);
    }
  }

  /** A child that it left behind may hold its output open. */
  private static String rest(CompletableFuture<String> text, long end)
      throws IOException, InterruptedException {
    try {
      return text.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException broken) {
      throw new IOException(broken.getCause());
    } catch (TimeoutException open) {
      throw new TookTooLong();
    }
  }

  private static CompletableFuture<String> read(InputStream in) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (in) {
                text.complete(new String(in.readNBytes(MOST), StandardCharsets.UTF_8));
              } catch (IOException broken) {
                text.completeExceptionally(broken);
              }
            });
    return text;
  }

  private static void feed(OutputStream to, byte[] input) {
    try (to) {
      to.write(input);
    } catch (IOException ended) {
      // its exit code says why
    }
  }
}
