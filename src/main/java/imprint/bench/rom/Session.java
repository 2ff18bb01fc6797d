package imprint.bench.rom;

/** What a begin command set up. Flash and RAM commands share one. */
final class Session {
  /** Largest packet that the ROM takes. */
  static final int LARGEST_PACKET = 0x1800;

  private long total;
  private long packets;
  private long packetSize;
  private long sequence;
  private long taken;

  /** Starts anew, unless the packets are too big. */
  boolean begin(Request request) {
    if (request.unsigned(2) > LARGEST_PACKET) {
      return false;
    }
    total = request.unsigned(0);
    packets = request.unsigned(1);
    packetSize = request.unsigned(2);
    sequence = 0;
    taken = 0;
    return true;
  }

  /**
   * Accepts a block by length and number. The number is used up here, before anybody looked at the
   * checksum: that is why no block can be sent twice.
   */
  boolean accept(Request request, int granule) {
    long length = request.unsigned(0);
    if (length > packetSize || length % granule != 0 || request.unsigned(1) != sequence) {
      return false;
    }
    sequence++;
    return true;
  }

  void took(int bytes) {
    taken += bytes;
  }

  boolean allPackets() {
    return sequence == packets;
  }

  boolean complete() {
    return allPackets() && taken == total;
  }
}
