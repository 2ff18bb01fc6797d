package imprint.esp.flash;

import imprint.esp.flash.encryption.FlashScheme;
import imprint.esp.rom.FlashCommand.FlashMd5;
import imprint.esp.rom.FlashCommand.ReadFlash;
import imprint.esp.rom.Reply;
import imprint.finding.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The partition table on a board, held against the chip's own hash of it, because answers carry no
 * checksum and not every table has one.
 *
 * @param offset where the project keeps its table, usually {@link PartitionTable#OFFSET}
 * @param key of the flash encryption, where it is known
 */
public record BoardTable(Flasher flasher, int offset, Optional<FlashScheme> key) {
  private static final int ATTEMPTS = 3;

  /** The table at the usual place of a board whose flash key nobody knows. */
  public static BoardTable of(Flasher flasher) {
    return new BoardTable(flasher, PartitionTable.OFFSET, Optional.empty());
  }

  /**
   * Whether {@code refused} tells of the way to the board and not of its table: there may be a
   * sound one.
   */
  public static boolean unread(Refusal refused) {
    String code = refused.finding().code();
    return code.equals("flash.table-unreadable") || code.startsWith("rom.");
  }

  /**
   * Reads and checks it.
   *
   * @throws Refusal flash.table-absent, flash.table-damaged, flash.table-encrypted,
   *     flash.table-hidden, flash.table-unreadable
   */
  public PartitionTable read() throws IOException {
    var security = flasher.board().identification().security();
    if (security.secureDownload()) {
      throw Refusal.of("flash.table-hidden");
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      byte[] start = flasher.read(offset, ReadFlash.MOST);
      // an encrypted chip may still have a plain table, if it never started
      boolean sealed = security.flashEncryption() && PartitionTable.lastRow(start, 0);
      if (sealed && key.isEmpty()) {
        throw Refusal.of("flash.table-encrypted");
      }
      ByteArrayOutputStream raw = new ByteArrayOutputStream();
      byte[] table = rows(start, sealed, raw);
      if (hash(raw.size()).equals(Inspection.md5(raw.toByteArray()))) {
        return PartitionTable.parse(table);
      }
    }
    throw Refusal.of("flash.table-unreadable");
  }

  /** Reads on until the row that ends the table. */
  private byte[] rows(byte[] start, boolean sealed, ByteArrayOutputStream raw) throws IOException {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    byte[] piece = start;
    while (true) {
      int at = raw.size();
      byte[] plain = sealed ? key.orElseThrow().decrypt(offset + at, piece) : piece;
      raw.writeBytes(piece);
      for (int row = 0; row < plain.length; row += PartitionTable.ROW) {
        table.write(plain, row, PartitionTable.ROW);
        if (PartitionTable.lastRow(plain, row)) {
          return table.toByteArray();
        }
      }
      if (raw.size() >= PartitionTable.SIZE) {
        return table.toByteArray();
      }
      piece = flasher.read(offset + raw.size(), ReadFlash.MOST);
    }
  }

  private String hash(int length) throws IOException {
    Reply reply = flasher.board().loader().exchange(new FlashMd5(offset, length));
    return reply instanceof Reply.Ok ok ? new String(ok.payload(), StandardCharsets.US_ASCII) : "";
  }
}
