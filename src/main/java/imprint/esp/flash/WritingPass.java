package imprint.esp.flash;

import imprint.esp.flash.Stretches.Stretch;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FlashCommand;
import imprint.esp.rom.FlashCommand.DeflateBegin;
import imprint.esp.rom.FlashCommand.DeflateData;
import imprint.esp.rom.FlashCommand.Encryption;
import imprint.esp.rom.FlashCommand.FlashBegin;
import imprint.esp.rom.FlashCommand.FlashData;
import imprint.esp.rom.Reply;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * One pass over one region: begun with its erase, and given up at the first fault, because a ROM
 * takes no block a second time (rom-protocol 1, rule 4).
 */
record WritingPass(BoardSession board, Region region, BooleanSupplier cancelled) {
  /** A block that was never answered counts as damaged on the way. */
  private static final int LOST_BLOCK = 0x07;

  /** Erases the whole region. */
  Reply erase() throws IOException {
    return board.loader().exchange(begin(region.image().length, 0, region.image().length));
  }

  /**
   * Writes the whole region.
   *
   * @param erases whether it has to be erased first
   * @return Ok when every block was taken, else the first fault
   */
  Reply run(boolean erases, DoubleConsumer progress) throws IOException {
    return switch (region.sealing()) {
      case Sealing.Plain _ -> send(region.image(), Stretches.of(region.image()), erases, progress);
      case Sealing.ByChip _ -> send(region.image(), whole(), erases, progress);
      case Sealing.Beforehand(var cipher) -> {
        byte[] ciphertext = cipher.encrypt(region.offset(), region.image());
        yield send(ciphertext, whole(), erases, progress);
      }
      case Sealing.ByRegisters _ -> byRegisters(erases, progress);
    };
  }

  /**
   * Writes the whole region compressed; the ROM checks nothing of what it programs, so only the
   * proof tells whether it did.
   *
   * @return Ok when every packet was taken, else the first fault
   */
  Reply run(Deflated deflated, DoubleConsumer progress) throws IOException {
    int count = deflated.packets().size();
    Reply reply =
        board
            .loader()
            .exchange(
                new DeflateBegin(region.image().length, count, board.block(), region.offset()));
    for (int sequence = 0; sequence < count && reply instanceof Reply.Ok; sequence++) {
      stopIfCancelled();
      Deflated.Packet packet = deflated.packets().get(sequence);
      reply = answered(new DeflateData(sequence, packet.data(), packet.programmed()));
      progress.accept((sequence + 1.0) / count);
    }
    return reply;
  }

  /** Erased flash reads as noise through decryption: nothing of it may be left out. */
  private List<Stretch> whole() {
    return List.of(new Stretch(0, region.image().length));
  }

  private Reply send(byte[] bytes, List<Stretch> stretches, boolean erases, DoubleConsumer progress)
      throws IOException {
    int whole = stretches.stream().mapToInt(Stretch::length).sum();
    int sent = 0;
    boolean begun = false;
    Reply reply = new Reply.Ok(0, new byte[0]);
    if (erases && (stretches.isEmpty() || stretches.getFirst().from() > 0)) {
      reply = erase();
      begun = true;
    }
    for (Stretch stretch : stretches) {
      if (!(reply instanceof Reply.Ok)) {
        return reply;
      }
      int erased = erases && !begun ? bytes.length : 0;
      reply = board.loader().exchange(begin(erased, stretch.from(), stretch.length()));
      begun = true;
      for (int at = stretch.from(), sequence = 0;
          at < stretch.end() && reply instanceof Reply.Ok;
          sequence++) {
        stopIfCancelled();
        int length = Math.min(board.block(), stretch.end() - at);
        reply = answered(new FlashData(sequence, Arrays.copyOfRange(bytes, at, at + length)));
        at += length;
        sent += length;
        progress.accept((double) sent / whole);
      }
    }
    return reply;
  }

  private Reply answered(FlashCommand block) throws IOException {
    Reply reply = board.loader().exchange(block);
    if (reply instanceof Reply.Silent) {
      board.loader().abortBlock();
      return new Reply.Failed(LOST_BLOCK, -1);
    }
    return reply;
  }

  private Reply byRegisters(boolean erases, DoubleConsumer progress) throws IOException {
    Reply reply =
        board.loader().exchange(begin(erases ? region.image().length : 0, 0, FlashBlock.ROW));
    FlashBlock encryption = new FlashBlock(board.loader());
    if (reply instanceof Reply.Ok) {
      reply = encryption.prepare();
    }
    for (int at = 0; at < region.image().length && reply instanceof Reply.Ok; ) {
      stopIfCancelled();
      reply = encryption.write(region.offset() + at, region.image(), at);
      at += FlashBlock.ROW;
      progress.accept((double) at / region.image().length);
    }
    Reply rested = encryption.rest();
    return reply instanceof Reply.Ok ? rested : reply;
  }

  private void stopIfCancelled() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  private FlashBegin begin(int erased, int from, int length) {
    return new FlashBegin(
        erased,
        Math.ceilDiv(length, board.block()),
        board.block(),
        region.offset() + from,
        encryption());
  }

  private Encryption encryption() {
    if (!board.identification().chip().encryptsWhenTold()) {
      return Encryption.NO_WORD;
    }
    return region.sealing() instanceof Sealing.ByChip ? Encryption.ON : Encryption.OFF;
  }
}
