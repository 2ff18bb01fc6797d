package imprint.matter;

import imprint.finding.Refusal;

/**
 * What a commissioner learns from the label: the content of the QR code, and of the manual code
 * (Matter Core Specification 5.1.3 and 5.1.4). Prints without its passcode.
 */
public record OnboardingPayload(
    VendorId vendorId,
    ProductId productId,
    CommissioningFlow flow,
    DiscoveryCapabilities discovery,
    Discriminator discriminator,
    Passcode passcode) {
  /** What the text of each QR code begins with. */
  public static final String PREFIX = "MT:";

  private static final int BYTES = 11;

  /** {@code MT:} and 19 Base38 characters. */
  public String qrCode() {
    byte[] bytes = new byte[BYTES];
    new PayloadBits(bytes)
        .put(0, 3) // version
        .put(vendorId.value(), 16)
        .put(productId.value(), 16)
        .put(flow.code(), 2)
        .put(discovery.bits(), 8)
        .put(discriminator.value(), 12)
        .put(passcode.value(), 27);
    return PREFIX + Base38.encode(bytes);
  }

  /** 11 digits, or 21 (with vendor and product) where the flow is not the standard one. */
  public String manualCode() {
    return ManualCode.of(this).digits();
  }

  /**
   * A manual code as people read it: {@code 3497-011-2332}; of 21 digits the second line is {@code
   * 5521-327-68-7}.
   *
   * @param manual 11 or 21 digits
   */
  public static String grouped(String manual) {
    return switch (manual.length()) {
      case 11 -> groups(manual, 0, 4, 7, 11);
      case 21 -> groups(manual, 0, 4, 7, 11) + "\n" + groups(manual, 11, 15, 18, 20, 21);
      default -> throw Refusal.of("matter.manual-length", manual.length());
    };
  }

  /**
   * Reads a QR code's text, only in the form that {@link #qrCode} writes.
   *
   * @throws Refusal matter.qr-prefix, matter.qr-length, matter.qr-version, matter.qr-padding, and
   *     what Base38 and the fields refuse
   */
  public static OnboardingPayload parse(String qr) {
    if (!qr.startsWith(PREFIX)) {
      throw Refusal.of("matter.qr-prefix");
    }
    byte[] bytes = Base38.decode(qr.substring(PREFIX.length()));
    if (bytes.length != BYTES) {
      throw Refusal.of("matter.qr-length", bytes.length, BYTES);
    }
    PayloadBits bits = new PayloadBits(bytes);
    if (bits.take(3) != 0) {
      throw Refusal.of("matter.qr-version");
    }
    VendorId vendorId = new VendorId(bits.take(16));
    ProductId productId = new ProductId(bits.take(16));
    CommissioningFlow flow = CommissioningFlow.of(bits.take(2));
    DiscoveryCapabilities discovery = new DiscoveryCapabilities(bits.take(8));
    Discriminator discriminator = new Discriminator(bits.take(12));
    Passcode passcode = Passcode.of(bits.take(27));
    if (bits.take(4) != 0) {
      throw Refusal.of("matter.qr-padding");
    }
    return new OnboardingPayload(vendorId, productId, flow, discovery, discriminator, passcode);
  }

  private static String groups(String digits, int... edges) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < edges.length; i++) {
      text.append(i > 1 ? "-" : "").append(digits, edges[i - 1], edges[i]);
    }
    return text.toString();
  }
}
