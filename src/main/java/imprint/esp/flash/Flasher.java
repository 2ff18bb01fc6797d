package imprint.esp.flash;

import imprint.esp.flash.encryption.FlashScheme;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FlashCommand.ReadFlash;
import imprint.esp.rom.Reply;
import imprint.finding.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Writes regions and proves them, and gets over what can be got over: a region starts again with
 * its erase; when that does not help, the board is reset and the rate goes one step down; when the
 * link broke, the board is looked for again (rom-protocol 1, rule 4; 16; 22).
 */
public final class Flasher {
  private static final int RESTARTS = Recovery.RESTARTS;

  /** What a hash that was never answered is refused with. */
  private static final String SILENT = "rom.silent";

  private static final byte[] BLANK = new byte[ReadFlash.MOST];

  static {
    Arrays.fill(BLANK, (byte) 0xFF);
  }

  private final BoardSession board;
  private final BooleanSupplier cancelled;
  private long written;
  private final Recovery recovery;
  private final EncryptionProbe probe;

  /**
   * A flasher for one board.
   *
   * @param cancelled asked between blocks; a region begun is erased then, so that no half image
   *     stays
   */
  public Flasher(BoardSession board, BooleanSupplier cancelled) {
    this.board = board;
    this.cancelled = cancelled;
    this.recovery = new Recovery(board);
    this.probe = new EncryptionProbe(board);
  }

  /**
   * Ends a job that has changed nothing on the board yet.
   *
   * @throws CancellationException when somebody asked for the end
   */
  void stopUnlessBegun() {
    if (!board.touched() && cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }

  /** How often a region was written. */
  long written() {
    return written;
  }

  /** The board that it writes to. */
  public BoardSession board() {
    return board;
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
   * Reads those bytes of {@code region} that its image uses; the others, which a proof has shown to
   * be blank, are 0xFF. Only where the image is in the flash as it is. Answers carry no checksum:
   * what does not read as it was proven to be is read again, three times at most.
   */
  public byte[] readUsed(Region region) throws IOException {
    byte[] image = region.image();
    byte[] read = new byte[image.length];
    Arrays.fill(read, (byte) 0xFF);
    for (int at = 0; at < image.length; at += ReadFlash.MOST) {
      if (!Arrays.equals(image, at, at + ReadFlash.MOST, BLANK, 0, ReadFlash.MOST)) {
        int end = at + ReadFlash.MOST;
        for (int attempt = 0; attempt < CheckedRead.ATTEMPTS; attempt++) {
          byte[] piece = read(region.offset() + at, ReadFlash.MOST);
          System.arraycopy(piece, 0, read, at, piece.length);
          if (Arrays.equals(image, at, end, read, at, end)) {
            break;
          }
        }
      }
    }
    return read;
  }

  /**
   * How content that the chip reads through its flash decryption must be written to this board.
   *
   * @param offset where it goes
   * @throws Refusal flash.encryption-was-on, flash.no-flash-key, flash.release-needs-key
   */
  public Sealing sealing(String name, int offset, Optional<FlashScheme> key) throws IOException {
    return Sealing.decide(name, board.identification(), key, () -> probe.stillEncrypts(offset));
  }

  /** Whether the whole region already is what it should be; false where nobody can tell. */
  public boolean matches(Region region) throws IOException {
    return new Inspection(board, region).matches();
  }

  /**
   * Erases {@code region}.
   *
   * @throws Refusal the last fault when nothing helped
   */
  public void erase(Region region) throws IOException, InterruptedException {
    persist(region, () -> erasedAndSeen(region));
  }

  /** An answer has no checksum, and neither has the request: what is to be gone is looked for. */
  private Reply erasedAndSeen(Region region) throws IOException {
    Reply erased = pass(region).erase();
    if (!(erased instanceof Reply.Ok)) {
      return erased;
    }
    if (board.identification().security().secureDownload()) {
      // nobody can look; that both requests went astray is not likely
      return pass(region).erase();
    }
    Reply seen = new Inspection(board, region).blank();
    return seen instanceof Reply.Failed ? new Reply.Failed(Reply.NOT_ERASED, -1) : seen;
  }

  /**
   * Writes {@code region} until the board took every block of one pass.
   *
   * @param erased whether it is erased already
   * @param progress 0…1 over the bytes to send
   * @throws Refusal the last fault when nothing helped; the region was erased then if the board
   *     still let us
   * @throws CancellationException after the region was erased
   */
  public void write(Region region, boolean erased, DoubleConsumer progress)
      throws IOException, InterruptedException {
    written++;
    // a compressed begin erases, which need not be done twice
    Optional<Deflated> deflated = erased ? Optional.empty() : compressed(region);
    int[] pass = {0};
    try {
      persist(
          region,
          () -> {
            boolean first = pass[0]++ == 0;
            return first && deflated.isPresent()
                ? pass(region).run(deflated.get(), progress)
                : pass(region).run(!(first && erased), progress);
          });
    } finally {
      deflated.ifPresent(Deflated::wipe);
    }
  }

  /** Where the chip inflates rightly and it saves time; a second pass goes uncompressed. */
  private Optional<Deflated> compressed(Region region) {
    boolean possible =
        region.sealing() instanceof Sealing.Plain
            && board.identification().chip().inflates()
            && !board.identification().security().secureDownload();
    int rate = board.rate() == 0 ? BoardSession.FASTEST : board.rate();
    return possible ? Deflated.ifWorthIt(region.image(), board.block(), rate) : Optional.empty();
  }

  /**
   * Finds out what is in {@code region} as far as the chip lets us, and writes it again where that
   * is not what it should be.
   *
   * @return the proof; there is no return without one
   * @throws Refusal flash.proof-differs, or what {@link #write} says
   */
  public Proof prove(Region region, DoubleConsumer progress)
      throws IOException, InterruptedException {
    List<Proof> before = new ArrayList<>();
    for (int attempt = 0; ; attempt++) {
      Inspection inspection = inspect(region);
      Optional<Proof> proof = inspection.proof();
      if (proof.isPresent() && (conclusive(region, proof.get()) || before.contains(proof.get()))) {
        return proof.get();
      }
      proof.ifPresentOrElse(before::add, recovery::trouble);
      if (attempt == RESTARTS || !recovery.withinBudget()) {
        String place = inspection.firstDifference();
        empty(region);
        throw Refusal.of("flash.proof-differs", region.name(), place);
      }
      write(region, false, progress);
    }
  }

  /**
   * Whether a proof stands alone. Of ciphertext that nobody can compute it does only where nothing
   * was damaged on the way so far: the loader's check sum over a block has 8 bits, and register
   * writes have none. A second writing that makes the same ciphertext had the same bytes.
   */
  private boolean conclusive(Region region, Proof proof) {
    return proof.grade() != Proof.Grade.CIPHERTEXT_PLAUSIBLE
        || !(recovery.troubled() || region.sealing() instanceof Sealing.ByRegisters);
  }

  private Inspection inspect(Region region) throws IOException, InterruptedException {
    while (true) {
      try {
        Inspection inspection = new Inspection(board, region);
        inspection.look();
        return inspection;
      } catch (IOException gone) {
        recovery.reconnect(gone);
      } catch (Refusal refused) {
        if (!refused.finding().code().equals(SILENT) || !recovery.resets()) {
          throw refused;
        }
      }
    }
  }

  private void persist(Region region, Recovery.Job job) throws IOException, InterruptedException {
    try {
      Reply outcome = recovery.tries(job);
      while (!(outcome instanceof Reply.Ok)) {
        if (!recovery.resets()) {
          empty(region);
          probe.sure(region, outcome).orRefuse();
        }
        outcome = recovery.tries(job);
      }
    } catch (CancellationException stopped) {
      empty(region);
      throw stopped;
    }
  }

  /** Leaves nothing half in {@code region}, as far as the board still lets us. */
  private void empty(Region region) throws InterruptedException {
    try {
      Recovery.Job erase = () -> erasedAndSeen(region);
      if (!(recovery.tries(erase) instanceof Reply.Ok) && recovery.resets()) {
        recovery.tries(erase);
      }
    } catch (IOException | Refusal outOfReach) {
      // why the job failed says more
    }
  }

  private WritingPass pass(Region region) {
    return new WritingPass(board, region, cancelled);
  }
}
