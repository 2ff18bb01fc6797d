package imprint.esp.flash;

import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FlashCommand;
import imprint.esp.rom.FlashCommand.Encryption;
import imprint.esp.rom.FlashCommand.FlashBegin;
import imprint.esp.rom.Reply;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.Optional;

/** Asks a chip whether it still encrypts what it is sent over the cable (rom-protocol 8.1). */
record EncryptionProbe(BoardSession board) {
  /** A question that two equal answers in a row settle; a bad line needs some more. */
  private static final int QUESTIONS = 6;

  /**
   * Found out without touching the memory: a begin that erases nothing is refused where the chip
   * does not. Nothing guards a request or an answer against damage, so two answers in a row must
   * agree.
   *
   * @param offset where something is to be written anyway: should a damaged request erase all the
   *     same, it erases there and never the boot loader
   * @throws Refusal what it answered instead, rom.unsteady
   */
  boolean stillEncrypts(int offset) throws IOException {
    int sector = offset / FlashCommand.SECTOR * FlashCommand.SECTOR;
    FlashBegin question = new FlashBegin(0, 0, FlashCommand.BLOCK, sector, Encryption.ON);
    Optional<Boolean> before = Optional.empty();
    Reply reply = new Reply.Silent();
    for (int asked = 0; asked < QUESTIONS; asked++) {
      reply = board.loader().exchange(question);
      Optional<Boolean> told = told(reply);
      if (told.isPresent() && told.equals(before)) {
        return told.get();
      }
      before = told;
    }
    if (before.isEmpty()) {
      reply.orRefuse();
    }
    throw Refusal.of("rom.unsteady");
  }

  /** Anything but yes or this no is an accident on the way. */
  private static Optional<Boolean> told(Reply reply) {
    return switch (reply) {
      case Reply.Ok _ -> Optional.of(true);
      case Reply.Failed(int error, int _) when error == Reply.NOT_ERASED -> Optional.of(true);
      case Reply.Failed(int error, int _) when error == Reply.NOT_ENCRYPTABLE -> Optional.of(false);
      case Reply.Failed _, Reply.Silent _ -> Optional.empty();
    };
  }

  /**
   * What {@code outcome} of writing {@code region} really means: a board is not called one in
   * release mode for what one damaged request or answer said.
   */
  Reply sure(Region region, Reply outcome) throws IOException {
    boolean refused =
        outcome instanceof Reply.Failed(int error, int _) && error == Reply.NOT_ENCRYPTABLE;
    boolean encrypted = region.sealing() instanceof Sealing.ByChip;
    return refused && (!encrypted || stillEncrypts(region.offset()))
        ? new Reply.Failed(Reply.DAMAGED, -1)
        : outcome;
  }
}
