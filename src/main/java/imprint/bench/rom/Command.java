package imprint.bench.rom;

/**
 * One row of the loader's table.
 *
 * @param payload bytes that its answer carries before the status
 * @param clearsErrorCode whether a success wipes the code of an earlier failure
 * @param inSecureDownload whether it is left in Secure Download Mode
 */
record Command(
    int opcode, int payload, boolean clearsErrorCode, boolean inSecureDownload, Handler handler) {
  /** Does the work; 0 for success or the error code to answer. */
  interface Handler {
    int run(Request request);
  }

  static final int OK = 0;
  static final int INVALID = 0x05;
  static final int FAILED = 0x06;
  static final int CHECKSUM = 0x07;
  static final int READ_BACK = 0x08;
  static final int FLASH_READ = 0x09;
  static final int READ_LENGTH = 0x0A;
  static final int NOT_ENCRYPTABLE = 0x64;
}
