package imprint.bench.rom;

import imprint.esp.chip.Chip;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A loader on a bare table: what it sends and does is written down. */
final class LoneRom implements Surroundings {
  static final Mac MAC = new Mac(0x246F28010203L);

  final Chip chip;
  final NorFlash flash;
  final RomLoader loader;
  final List<String> events = new ArrayList<>();
  long worked;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  LoneRom(Chip chip) {
    this(chip, Security.open(), FlashCipher.NONE);
  }

  LoneRom(Chip chip, Security security, FlashCipher cipher) {
    this(chip, chip.id() == 0 ? 300 : 3, security, cipher);
  }

  LoneRom(Chip chip, int revision, Security security, FlashCipher cipher) {
    this.chip = chip;
    byte[] blank = new byte[4 << 20];
    Arrays.fill(blank, (byte) 0xFF);
    flash = new NorFlash(blank, (content, offset, length) -> {});
    RomChip specimen =
        new RomChip(chip, MAC, revision, RomSheet.of(chip).believed(), security, flash);
    loader = new RomLoader(specimen, cipher, Timing.typical(), () -> 347, this);
  }

  /** Sends raw bytes and returns what came back, in hex. */
  String exchange(byte[] bytes) {
    sent.reset();
    for (byte b : bytes) {
      loader.receive(b);
    }
    return HexFormat.of().formatHex(sent.toByteArray());
  }

  String exchange(String hex) {
    return exchange(HexFormat.of().parseHex(hex));
  }

  /** Everything sent since the last exchange began, in hex. */
  String sent() {
    return HexFormat.of().formatHex(sent.toByteArray());
  }

  /** The two status bytes of the answer to a command without payload, in hex. */
  String status(byte[] request) {
    return status(request, 0);
  }

  /** The two status bytes behind {@code payload} bytes; the escapes are taken out. */
  String status(byte[] request, int payload) {
    exchange(request);
    FrameReceiver host = new FrameReceiver();
    for (byte b : sent.toByteArray()) {
      if (host.accept(b)) {
        int at = 8 + payload;
        return HexFormat.of().formatHex(host.request().buffer(), at, at + 2);
      }
    }
    return "";
  }

  @Override
  public void request(int opcode) {}

  @Override
  public void transmit(byte[] bytes) {
    sent.writeBytes(bytes);
  }

  @Override
  public void work(long nanos) {
    worked += nanos;
  }

  @Override
  public void divider(int sixteenths) {
    events.add("divider " + sixteenths);
  }

  @Override
  public void watchdog(long nanos) {
    events.add(
        nanos == NEVER ? "watchdog sleeps" : "watchdog in %d ms".formatted(nanos / 1_000_000));
  }

  @Override
  public void softwareReset() {
    events.add("reset");
  }

  @Override
  public void leaveLoader() {
    events.add("left");
  }

  @Override
  public void jump(int entry) {
    events.add("jump " + Integer.toHexString(entry));
  }
}
