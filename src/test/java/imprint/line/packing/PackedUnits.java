package imprint.line.packing;

import imprint.ledger.By;
import imprint.ledger.Claim;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.Fingerprint;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.ReserveResult;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Finished units in a ledger, made without a board. */
final class PackedUnits implements AutoCloseable {
  static final By BY = new By("packing 1", "Bo");

  private final Ledger ledger;

  PackedUnits(Path folder) {
    ledger = Ledger.open(folder.resolve("ledger.db").toString(), InstantSource.system());
  }

  Ledger ledger() {
    return ledger;
  }

  /** What the QR code of unit {@code n} says. */
  static OnboardingPayload payload(int n, CommissioningFlow flow, int productId) {
    return new OnboardingPayload(
        new VendorId(0xFFF1),
        new ProductId(productId),
        flow,
        new DiscoveryCapabilities(2),
        new Discriminator((n * 0x111) & 0xFFF),
        Passcode.of(20202021 + n));
  }

  static OnboardingPayload payload(int n) {
    return payload(n, CommissioningFlow.STANDARD, 0x8000);
  }

  Unit done(int n) {
    return done(serial(n), n, payload(n));
  }

  static String serial(int n) {
    return "SN%04dX".formatted(n);
  }

  Unit done(String serialNumber, int n, OnboardingPayload payload) {
    Unit unit = reserved(serialNumber, n, payload);
    for (Event event :
        List.of(
            new Event.Built("fctry"),
            new Event.Written(),
            new Event.Proven("read back"),
            new Event.Labelled(),
            new Event.Done())) {
      unit = ledger.append(unit, unit.state(), event, BY).orRefuse();
    }
    return unit;
  }

  Unit reserved(String serialNumber, int n, OnboardingPayload payload) {
    int productId = payload.productId().value();
    Claim claim =
        new Claim(
            serialNumber,
            new Claim.Product(0xFFF1, productId, "Maker", "Lamp", "cafe", true),
            new Claim.Dac(mark("key " + n), mark("PAI"), Integer.toHexString(0xABC000 + n)),
            ledger.passcodeFingerprint(0xFFF1, productId, payload.passcode().value()),
            mark("rotating " + n),
            payload.discriminator().value(),
            new Claim.Board(new Mac("24:0a:c4:00:00:%02x".formatted(n)), "ESP32"));
    byte[] code = payload.qrCode().getBytes(StandardCharsets.UTF_8);
    try (Secret secret = Secret.owning(code)) {
      Copy copy = new Copy(Copy.Kind.ONBOARDING_PAYLOAD, secret);
      return ((ReserveResult.Reserved) ledger.reserve(claim, BY, copy)).unit();
    }
  }

  Unit retired(Unit unit) {
    return ledger.append(unit, State.DONE, new Event.Retired("scrap"), BY).orRefuse();
  }

  private static Fingerprint mark(String text) {
    return Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    ledger.close();
  }
}
