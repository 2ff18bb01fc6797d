package imprint.cli;

import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What no ledger can save: bytes at the end of a file, and the disk says that it has them. Measured
 * between the boards, because a disk has better and worse moments.
 */
final class SyncFloor implements AutoCloseable {
  private final ByteBuffer bytes;
  private final Path file;
  private final FileChannel channel;
  private final List<Long> nanos = new ArrayList<>();

  SyncFloor(Path folder, int bytes) {
    this.bytes = ByteBuffer.allocate(bytes);
    file = folder.resolve(".imprint-bench-" + ProcessHandle.current().pid() + "-" + bytes);
    try {
      channel = PrivateFile.openNew(file);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  void append() {
    bytes.clear();
    long began = System.nanoTime();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw unwritable(e);
    }
    nanos.add(System.nanoTime() - began);
  }

  /** What is measured from now on. */
  Span span() {
    int first = nanos.size();
    return () ->
        new Spread(
            nanos.subList(first, nanos.size()).stream().mapToLong(Long::longValue).toArray());
  }

  interface Span {
    Spread spread();
  }

  private Refusal unwritable(IOException e) {
    return Refusal.unwritable(file, e);
  }

  @Override
  public void close() {
    try {
      channel.close();
      Files.delete(file);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }
}
