package imprint.esp.flash;

import imprint.esp.flash.FlashPlan.Region;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Command;
import imprint.esp.rom.Command.FlashBegin;
import imprint.esp.rom.Command.FlashData;
import imprint.esp.rom.Command.FlashMd5;
import imprint.esp.rom.Command.ReadFlash;
import imprint.esp.rom.Reply;
import imprint.finding.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Writes regions and proves them.
 *
 * <p>A block is never sent twice: the ROM counts it before it checks it, so a repetition is refused
 * for ever. After a fault the region starts again with its erase; when that does not help, the
 * board is reset and the rate goes one step down (rom-protocol 1, rule 4; 16).
 */
public final class Flasher {
  private static final int RESTARTS = 2;

  /** A block that was never answered counts as damaged on the way. */
  private static final int LOST_BLOCK = 0x07;

  private final BoardSession board;
  private final BooleanSupplier cancelled;

  /**
   * A flasher for one board.
   *
   * @param cancelled asked between blocks; a region begun is erased then, so that no half image
   *     stays
   */
  public Flasher(BoardSession board, BooleanSupplier cancelled) {
    this.board = board;
    this.cancelled = cancelled;
  }

  /**
   * Reads and checks the board's partition table.
   *
   * @throws Refusal flash.table-absent, flash.table-damaged, flash.table-encrypted,
   *     flash.table-unreadable
   */
  public PartitionTable readTable() throws IOException {
    if (board.identification().security().flashEncryption()) {
      throw Refusal.of("flash.table-encrypted");
    }
    for (int attempt = 0; attempt <= RESTARTS; attempt++) {
      byte[] bytes = readTableOnce();
      // answers carry no checksum, and not every table has one
      if (md5On(PartitionTable.OFFSET, bytes.length).equals(md5(bytes))) {
        return PartitionTable.parse(bytes);
      }
    }
    throw Refusal.of("flash.table-unreadable");
  }

  private byte[] readTableOnce() throws IOException {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    boolean last = false;
    while (!last && table.size() < PartitionTable.SIZE) {
      byte[] piece = read(PartitionTable.OFFSET + table.size(), ReadFlash.MOST);
      for (int row = 0; row < piece.length && !last; row += PartitionTable.ROW) {
        last = PartitionTable.lastRow(piece, row);
        table.write(piece, row, PartitionTable.ROW);
      }
    }
    return table.toByteArray();
  }

  /**
   * Reads raw flash.
   *
   * @param length bytes; read 64 at a time
   */
  public byte[] read(int offset, int length) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream(length);
    while (read.size() < length) {
      int count = Math.min(ReadFlash.MOST, length - read.size());
      byte[] piece = board.loader().require(new ReadFlash(offset + read.size(), count)).payload();
      read.write(piece, 0, count);
    }
    return read.toByteArray();
  }

  /**
   * Erases and writes {@code region} until the board took every block of one pass.
   *
   * @param progress 0…1 over the bytes to send
   * @throws Refusal flash.encrypted; the last fault when nothing helped, the region was erased then
   *     if the board still let us
   * @throws CancellationException after the region was erased
   */
  public void write(Region region, DoubleConsumer progress)
      throws IOException, InterruptedException {
    refuseEncryptedFlash();
    while (true) {
      Reply outcome = new Reply.Silent();
      for (int attempt = 0; attempt <= RESTARTS; attempt++) {
        outcome = program(region, progress);
        if (outcome instanceof Reply.Ok) {
          return;
        }
        if (outcome instanceof Reply.Silent) {
          break;
        }
      }
      if (!board.stepDown()) {
        board.loader().exchange(begin(region));
        outcome.orRefuse();
      }
    }
  }

  /**
   * Compares the chip's hash of all of {@code region} with the image's, and writes it again where
   * they differ.
   *
   * @return the proof; there is no return without one
   * @throws Refusal flash.proof-differs, or what {@link #write} says
   */
  public Proof prove(Region region, DoubleConsumer progress)
      throws IOException, InterruptedException {
    String expected = md5(region.image());
    for (int attempt = 0; attempt <= RESTARTS; attempt++) {
      if (md5On(region).equals(expected)) {
        return new Proof(Proof.Grade.READ_BACK_EQUAL, expected);
      }
      write(region, progress);
    }
    if (md5On(region).equals(expected)) {
      return new Proof(Proof.Grade.READ_BACK_EQUAL, expected);
    }
    board.loader().exchange(begin(region));
    throw Refusal.of("flash.proof-differs", region.name());
  }

  /**
   * What is written plainly to an encrypted flash is noise to the chip, although its hash fits.
   *
   * @throws Refusal flash.encrypted
   */
  private void refuseEncryptedFlash() {
    if (board.identification().security().flashEncryption()) {
      throw Refusal.of("flash.encrypted");
    }
  }

  /** One pass over the region: Ok when every block was taken, else the first fault. */
  private Reply program(Region region, DoubleConsumer progress) throws IOException {
    byte[] image = region.image();
    int used = usedLength(image);
    Reply reply = board.loader().exchange(begin(region));
    for (int at = 0, sequence = 0; at < used && reply instanceof Reply.Ok; sequence++) {
      if (cancelled.getAsBoolean()) {
        board.loader().require(begin(region));
        throw new CancellationException();
      }
      int length = Math.min(Command.BLOCK, used - at);
      FlashData block = new FlashData(sequence, Arrays.copyOfRange(image, at, at + length));
      reply = board.loader().exchange(block);
      if (reply instanceof Reply.Silent) {
        board.loader().abortBlock();
        return new Reply.Failed(LOST_BLOCK, -1);
      }
      at += length;
      progress.accept((double) at / used);
    }
    return reply;
  }

  private FlashBegin begin(Region region) {
    return new FlashBegin(
        region.image().length,
        Math.ceilDiv(region.image().length, Command.BLOCK),
        Command.BLOCK,
        region.offset(),
        board.identification().chip().wideBegin());
  }

  /** The length to send: what follows is 0xFF, as the erase leaves it; a multiple of 4. */
  private static int usedLength(byte[] image) {
    int used = image.length;
    while (used > 0 && image[used - 1] == (byte) 0xFF) {
      used--;
    }
    return Math.ceilDiv(used, 4) * 4;
  }

  private String md5On(Region region) throws IOException {
    return md5On(region.offset(), region.image().length);
  }

  /**
   * The chip's own hash; asked again when the answer is lost, which changes nothing on the chip.
   */
  private String md5On(int offset, int length) throws IOException {
    Reply reply = new Reply.Silent();
    for (int asked = 0; asked <= RESTARTS && !(reply instanceof Reply.Ok); asked++) {
      reply = board.loader().exchange(new FlashMd5(offset, length));
    }
    return new String(reply.orRefuse().payload(), StandardCharsets.US_ASCII);
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
