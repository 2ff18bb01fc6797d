package imprint.esp.flash;

import imprint.esp.flash.Proof.Grade;
import imprint.esp.flash.encryption.FlashScheme;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FlashCommand;
import imprint.esp.rom.FlashCommand.FlashMd5;
import imprint.esp.rom.FlashCommand.ReadFlash;
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
    String found = md5(0, region.image().length);
    if (expected.isPresent()) {
      Grade grade =
          region.sealing() instanceof Sealing.Plain
              ? Grade.READ_BACK_EQUAL
              : Grade.CIPHERTEXT_EQUAL;
      proof = Optional.of(new Proof(grade, found)).filter(_ -> found.equals(md5(expected.get())));
    } else if (plausible(found)) {
      proof = Optional.of(new Proof(Grade.CIPHERTEXT_PLAUSIBLE, found));
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
        && md5(0, region.image().length).equals(md5(expected.get()));
  }

  /** Ciphertext whose key nobody knows: it must be neither the plain image nor blank. */
  private boolean plausible(String found) throws IOException {
    byte[] blank = new byte[region.image().length];
    Arrays.fill(blank, (byte) 0xFF);
    if (found.equals(md5(region.image()))
        || found.equals(md5(blank))
        || !found.equals(md5(0, region.image().length))) {
      return false;
    }
    byte[] start = board.loader().require(new ReadFlash(region.offset(), ReadFlash.MOST)).payload();
    for (int at = 0; at < start.length; at += ROW) {
      if (Arrays.equals(start, at, at + ROW, region.image(), at, at + ROW)
          || Arrays.equals(start, at, at + ROW, blank, at, at + ROW)) {
        return false;
      }
    }
    return true;
  }

  /** Address of the first sector whose content differs, found by halves. */
  String firstDifference() throws IOException {
    if (expected.isEmpty()) {
      return "0x%x".formatted(region.offset());
    }
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
    return "0x%x".formatted(region.offset() + from);
  }

  /** The chip's own hash. */
  private String md5(int from, int length) throws IOException {
    FlashMd5 hash = new FlashMd5(region.offset() + from, length);
    return new String(board.loader().require(hash).payload(), StandardCharsets.US_ASCII);
  }

  static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
