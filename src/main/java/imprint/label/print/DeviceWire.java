package imprint.label.print;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A device that takes bytes. What is in its way keeps a writer waiting, and Java cannot wait for a
 * device with a limit, so a thread does, which is left to itself when the time is over.
 */
final class DeviceWire implements Wire {
  private static final int AT_A_TIME = 4096;

  private final FileChannel device;

  private DeviceWire(FileChannel device) {
    this.device = device;
  }

  static Wire open(Path file, Duration within) throws IOException {
    // a label in a file is a secret that nobody keeps
    if (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file)) {
      throw new IOException("not a device");
    }
    try {
      return new DeviceWire(
          limited(() -> FileChannel.open(file, StandardOpenOption.WRITE), within));
    } catch (TimeoutException busy) {
      throw new IOException(busy);
    }
  }

  /** A last piece that hangs may be with the printer all the same, and counts as sent. */
  @Override
  public int send(byte[] bytes, int from, Duration within) throws IOException {
    int count = Math.min(AT_A_TIME, bytes.length - from);
    ByteBuffer piece = ByteBuffer.wrap(bytes, from, count);
    try {
      return limited(() -> device.write(piece), within);
    } catch (TimeoutException hangs) {
      return from + count == bytes.length ? count : 0;
    }
  }

  private static <T> T limited(Callable<T> work, Duration within)
      throws IOException, TimeoutException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().name("printer-device").start(task);
    try {
      return task.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    } catch (TimeoutException hangs) {
      task.cancel(true);
      throw hangs;
    }
  }

  /** It cannot be asked. */
  @Override
  public byte[] receive(Duration within) {
    return new byte[0];
  }

  @Override
  public void abort() {
    try {
      close();
    } catch (IOException gone) {
      // as wished
    }
  }

  @Override
  public void close() throws IOException {
    device.close();
  }
}
