package imprint.esp.flash;

import imprint.esp.flash.Proof.Grade;
import imprint.esp.flash.encryption.FlashScheme;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FlashCommand;
import imprint.esp.rom.FlashCommand.FlashMd5;
import imprint.esp.rom.FlashCommand.ReadFlash;
import imprint.esp.rom.Reply;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What the chip tells of a region's content, against what it should be (rom-protocol 12.5). */
final class Inspection {
  /** Bytes that the chips encrypt as one. */
  private static final int ROW = 16;

  /** Bytes that the memory programs as one. */
  private static final int PAGE = 256;

  private final BoardSession board;
  private final Region region;

  /** What is expected on the chip; empty where only the chip knows its key. */
  private final Optional<byte[]> expected;

  private Optional<Proof> proof = Optional.empty();

  Inspection(BoardSession board, Region region) {
    this.board = board;
    this.region = region;
    this.expected =
        switch (region.sealing()) {
          case Sealing.Plain _ -> Optional.of(region.image());
          case Sealing.Beforehand(var key) -> Optional.of(ciphertext(key));
          case Sealing.ByChip(var key) -> key.map(this::ciphertext);
          case Sealing.ByRegisters _ -> Optional.empty();
        };
  }

  private byte[] ciphertext(FlashScheme key) {
    return key.encrypt(region.offset(), region.image());
  }

  /** Asks the chip. */
  void look() throws IOException {
    if (board.identification().security().secureDownload()) {
      proof = Optional.of(new Proof(Grade.ACKNOWLEDGED, ""));
      return;
    }
    if (expected.isPresent()) {
      Grade grade =
          region.sealing() instanceof Sealing.Plain
              ? Grade.READ_BACK_EQUAL
              : Grade.CIPHERTEXT_EQUAL;
      String right = md5(expected.get());
      // a damaged answer is no reason to write anew
      boolean once = whole().equals(right);
      boolean equal = once || whole().equals(right);
      proof = Optional.of(new Proof(grade, right)).filter(_ -> equal);
    } else {
      String found = whole();
      if (plausible(found)) {
        proof = Optional.of(new Proof(Grade.CIPHERTEXT_PLAUSIBLE, found));
      }
    }
  }

  /** Empty where the content is not what it should be. */
  Optional<Proof> proof() {
    return proof;
  }

  /** Whether the whole region is exactly what is expected; false where nobody can tell. */
  boolean matches() throws IOException {
    return expected.isPresent()
        && !board.identification().security().secureDownload()
        && whole().equals(md5(expected.get()));
  }

  /** Ok where the whole region is erased; Failed where it is not. */
  Reply blank() throws IOException {
    Reply reply = new Reply.Silent();
    for (int look = 0; look < 2; look++) {
      reply = board.loader().ask(new FlashMd5(region.offset(), region.image().length));
      if (!(reply instanceof Reply.Ok ok) || text(ok).equals(md5(erased()))) {
        return reply;
      }
    }
    return new Reply.Failed(Reply.UNSUPPORTED, -1);
  }

  private byte[] erased() {
    byte[] blank = new byte[region.image().length];
    Arrays.fill(blank, (byte) 0xFF);
    return blank;
  }

  /**
   * Ciphertext whose key nobody knows: nothing in it may be the plain image or blank. Every row of
   * a small region or of one that was written row by row is looked at, else some of every page.
   */
  private boolean plausible(String found) throws IOException {
    byte[] blank = erased();
    if (found.equals(md5(region.image())) || found.equals(md5(blank)) || !found.equals(whole())) {
      return false;
    }
    boolean whole =
        region.image().length <= FlashCommand.SECTOR
            || region.sealing() instanceof Sealing.ByRegisters;
    for (int from = 0; from < blank.length; from += whole ? ReadFlash.MOST : PAGE) {
      ReadFlash look = new ReadFlash(region.offset() + from, ReadFlash.MOST);
      byte[] rows = board.loader().require(look).payload();
      for (int at = 0; at < rows.length; at += ROW) {
        if (Arrays.equals(rows, at, at + ROW, region.image(), from + at, from + at + ROW)
            || Arrays.equals(rows, at, at + ROW, blank, 0, ROW)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Address of the first sector whose content differs, or of the region where nobody can tell. */
  String firstDifference() {
    try {
      return "0x%x".formatted(region.offset() + (expected.isEmpty() ? 0 : difference()));
    } catch (IOException | Refusal outOfReach) {
      return "0x%x".formatted(region.offset());
    }
  }

  /** Found by halves. */
  private int difference() throws IOException {
    int from = 0;
    int to = expected.get().length;
    while (to - from > FlashCommand.SECTOR) {
      int middle = from + Math.ceilDiv((to - from) / FlashCommand.SECTOR, 2) * FlashCommand.SECTOR;
      byte[] half = Arrays.copyOfRange(expected.get(), from, middle);
      if (md5(from, middle - from).equals(md5(half))) {
        from = middle;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private String whole() throws IOException {
    return md5(0, region.image().length);
  }

  /** The chip's own hash. */
  private String md5(int from, int length) throws IOException {
    return text(board.loader().require(new FlashMd5(region.offset() + from, length)));
  }

  private static String text(Reply.Ok hash) {
    return new String(hash.payload(), StandardCharsets.US_ASCII);
  }

  static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
