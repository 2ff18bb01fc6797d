package imprint.bench.rom;

import java.util.List;

/** The commands that write, read and check flash memory without compression. */
final class FlashCommands {
  private static final int READ_LIMIT = 64;

  private final RomSheet sheet;
  private final Security security;
  private final FlashDriver driver;
  private final FlashCipher cipher;
  private final Session session;
  private final Answer answer;
  private final Aftermath aftermath;
  private final byte[] scratch = new byte[Session.LARGEST_PACKET];
  private long writePointer;
  private boolean encrypted;

  FlashCommands(
      RomSheet sheet,
      Security security,
      FlashDriver driver,
      FlashCipher cipher,
      Session session,
      Answer answer,
      Aftermath aftermath) {
    this.sheet = sheet;
    this.security = security;
    this.driver = driver;
    this.cipher = cipher;
    this.session = session;
    this.answer = answer;
    this.aftermath = aftermath;
  }

  List<Command> commands() {
    return List.of(
        new Command(0x02, 0, false, true, this::begin),
        new Command(0x03, 0, false, true, this::data),
        new Command(0x04, 0, false, true, this::end),
        new Command(0x0B, 0, false, true, this::parameters),
        new Command(0x0D, 0, true, true, this::attach),
        new Command(0x0E, READ_LIMIT, true, false, this::read),
        new Command(0x13, 32, true, false, this::digest));
  }

  private int begin(Request request) {
    if (request.length() != sheet.beginLength() || !session.begin(request)) {
      return Command.INVALID;
    }
    encrypted = sheet.chip().rom().wideBegin() && request.word(4) != 0;
    if (encrypted && security.manualEncryptionForbidden()) {
      return Command.NOT_ENCRYPTABLE;
    }
    writePointer = request.unsigned(3);
    return driver.erase(writePointer, request.unsigned(0)) ? Command.OK : Command.FAILED;
  }

  private int data(Request request) {
    if (!session.accept(request, 4)) {
      return Command.INVALID;
    }
    int length = request.word(0);
    if (encrypted && length % 16 != 0) {
      return Command.NOT_ENCRYPTABLE;
    }
    int sum = request.blockChecksum(length);
    if (sum != request.checksum()) {
      return Command.CHECKSUM;
    }
    if (encrypted) {
      byte[] row = cipher.encrypt(writePointer, request.buffer(), Request.BLOCK, length);
      driver.program(writePointer, row, 0, length);
    } else if (!programAndReadBack(request, length, sum)) {
      return Command.READ_BACK;
    }
    writePointer += length;
    session.took(length);
    return Command.OK;
  }

  private boolean programAndReadBack(Request request, int length, int sum) {
    if (!driver.program(writePointer, request.buffer(), Request.BLOCK, length)
        || !driver.read(writePointer, scratch, length)) {
      return false;
    }
    int found = 0xEF;
    for (int i = 0; i < length; i++) {
      found ^= scratch[i];
    }
    return (found & 0xFF) == sum;
  }

  /** Whatever the answer, the loop is over; only a complete write may ask for a restart. */
  private int end(Request request) {
    boolean complete = session.complete();
    if (security.secureDownload() || (complete && request.word(0) == 0)) {
      aftermath.restart();
    } else {
      aftermath.leave();
    }
    return complete ? Command.OK : Command.FAILED;
  }

  private int parameters(Request request) {
    if (request.length() != 24) {
      return Command.INVALID;
    }
    driver.size(request.unsigned(1));
    return Command.OK;
  }

  private int attach(Request request) {
    driver.attach();
    return Command.OK;
  }

  private int read(Request request) {
    long length = request.unsigned(1);
    if (length > READ_LIMIT) {
      return Command.READ_LENGTH;
    }
    if (!driver.read(request.unsigned(0), scratch, (int) length)) {
      return Command.FLASH_READ;
    }
    answer.payload(0, scratch, (int) length);
    return Command.OK;
  }

  private int digest(Request request) {
    byte[] digits = driver.digest(request.unsigned(0), request.unsigned(1));
    answer.payload(0, digits, digits.length);
    return digits.length == 0 ? Command.FLASH_READ : Command.OK;
  }
}
