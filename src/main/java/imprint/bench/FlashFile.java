package imprint.bench;

import imprint.bench.rom.NorFlash;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A flash memory's content in a file. Each change is written at once, so that what a killed process
 * leaves is what a board would hold.
 */
final class FlashFile implements NorFlash.Watcher, AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private FlashFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens {@code file}; makes it with {@code initial} when it is not there.
   *
   * @throws Refusal sim.flash-file
   */
  static FlashFile open(Path file, byte[] initial) {
    try {
      if (!Files.exists(file)) {
        PrivateFile.write(file, initial);
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return new FlashFile(file, channel);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /**
   * The whole content.
   *
   * @throws Refusal sim.flash-size when it is not {@code size} bytes long; sim.flash-file
   */
  byte[] read(int size) {
    try {
      if (channel.size() != size) {
        throw Refusal.of("sim.flash-size", file, channel.size(), size);
      }
      ByteBuffer content = ByteBuffer.allocate(size);
      while (content.hasRemaining() && channel.read(content, content.position()) >= 0) {
        // until all is there
      }
      return content.array();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  @Override
  public void changed(byte[] content, int offset, int length) {
    ByteBuffer part = ByteBuffer.wrap(content, offset, length);
    try {
      while (part.hasRemaining()) {
        channel.write(part, part.position());
      }
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static Refusal unusable(Path file, IOException cause) {
    return new Refusal(
        Finding.error("sim.flash-file", file, cause.getClass().getSimpleName()), cause);
  }
}
