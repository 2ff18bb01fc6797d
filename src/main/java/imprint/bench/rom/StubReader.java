package imprint.bench.rom;

import java.security.MessageDigest;

/**
 * Reads a range of flash memory out in one stream: frames of bare bytes, of which only so many go
 * ahead of what the client says it has got, and their MD5 at the end.
 */
final class StubReader {
  private static final int ACKNOWLEDGEMENT = 4;

  private final FlashDriver driver;
  private final Surroundings surroundings;
  private final MessageDigest md5 = FlashDriver.newMd5();
  private boolean active;
  private long address;
  private long length;
  private long block;
  private long ahead;
  private long sent;
  private long got;

  StubReader(FlashDriver driver, Surroundings surroundings) {
    this.driver = driver;
    this.surroundings = surroundings;
  }

  /** Whether frames from the client are acknowledgements and no requests. */
  boolean active() {
    return active;
  }

  /** Offset, length, bytes a frame, frames ahead. The stream begins behind the answer. */
  int begin(Request request) {
    address = request.unsigned(0);
    length = request.unsigned(1);
    block = request.unsigned(2);
    ahead = request.unsigned(3);
    if (block == 0 || block > StubWriter.LARGEST_BLOCK || ahead == 0) {
      return StubError.BLOCK_SIZE;
    }
    if (!driver.reachable(address, length)) {
      return StubError.SPI;
    }
    md5.reset();
    sent = 0;
    got = 0;
    active = true;
    return Command.OK;
  }

  /** The client has got so many bytes by now; any other frame ends the stream. */
  void acknowledged(Request frame, int size) {
    if (size == ACKNOWLEDGEMENT) {
      got = frame.acknowledged();
      send();
    } else {
      active = false;
    }
  }

  /** Sends what may be sent now. */
  void send() {
    while (active && sent < length && sent + next() - got <= block * ahead) {
      byte[] bytes = new byte[(int) next()];
      driver.read(address + sent, bytes, bytes.length);
      md5.update(bytes);
      sent += bytes.length;
      surroundings.transmit(Answer.slip(bytes, bytes.length));
    }
    if (active && got >= length) {
      active = false;
      byte[] digest = md5.digest();
      surroundings.transmit(Answer.slip(digest, digest.length));
    }
  }

  private long next() {
    return Math.min(block, length - sent);
  }
}
