package imprint.line;

import imprint.factory.Identity;
import imprint.factory.LoadedProduct;
import imprint.finding.Finding;
import imprint.ledger.Copy;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.matter.OnboardingPayload;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A unit in the ledger while its run goes on, with the identity that it will carry. */
final class ReservedUnit {
  private final Workplace workplace;
  private final LoadedProduct product;
  private final Optional<Identity> identity;
  private final Optional<OnboardingPayload> payload;
  private final Identified board;
  private Unit unit;
  private Optional<String> proof = Optional.empty();
  private Optional<BootGrade> start = Optional.empty();
  private Optional<LabelFiles> label = Optional.empty();
  private Optional<OthersKept> others = Optional.empty();

  private ReservedUnit(
      Workplace workplace,
      LoadedProduct product,
      Optional<Identity> identity,
      Optional<OnboardingPayload> payload,
      Identified board,
      Unit unit) {
    this.workplace = workplace;
    this.product = product;
    this.identity = identity;
    this.payload = payload;
    this.board = board;
    this.unit = unit;
  }

  /** One that was just reserved. */
  static ReservedUnit of(
      Workplace workplace, LoadedProduct product, Identity identity, Identified board, Unit unit) {
    return new ReservedUnit(
        workplace, product, Optional.of(identity), Optional.of(identity.payload()), board, unit);
  }

  /**
   * One that an earlier run left unfinished: of its identity there is what is kept.
   *
   * @param payload empty where the label is made and no copies are kept
   */
  static ReservedUnit resumed(
      Workplace workplace,
      LoadedProduct product,
      Optional<OnboardingPayload> payload,
      Identified board,
      Unit unit) {
    ReservedUnit resumed =
        new ReservedUnit(workplace, product, Optional.empty(), payload, board, unit);
    resumed.proof = Optional.ofNullable(unit.proof());
    resumed.label = LabelFiles.of(workplace.settings().out(), unit.serialNumber());
    return resumed;
  }

  /** All of it, while the run lasts that drew it. */
  Optional<Identity> identity() {
    return identity;
  }

  /** What its label says, where somebody knows it. */
  Optional<OnboardingPayload> payload() {
    return payload;
  }

  String serialNumber() {
    return unit.serialNumber();
  }

  String mac() {
    return unit.mac().text();
  }

  State state() {
    return unit.state();
  }

  /** As the ledger has it now. */
  Unit unit() {
    return unit;
  }

  /** What is to be done about it if this run ends here. */
  OpenUnit.Act left() {
    return OpenUnit.of(workplace.ledger(), workplace.settings(), unit, Optional.of(product)).act();
  }

  /** Leaves it for another run to go on with. */
  void leave() {
    workplace.ledger().unfinished().leave(unit);
  }

  /** Adds an event; refuses when the unit is not where this run left it. */
  void record(Event event, Copy... copies) {
    unit = workplace.ledger().append(unit, unit.state(), event, workplace.by(), copies).orRefuse();
  }

  /** The image is made: its sealed copy and the payload's are kept in the same transaction. */
  void built(byte[] image) {
    String qrCode = payload.orElseThrow().qrCode();
    try (Secret sealedImage = Secret.copyOf(image);
        Secret payload = Secret.owning(qrCode.getBytes(StandardCharsets.UTF_8))) {
      recordKeeping(
          new Event.Built(board.target().label(), board.fuses()),
          Map.of(Copy.Kind.FACTORY_IMAGE, sealedImage, Copy.Kind.ONBOARDING_PAYLOAD, payload));
    }
  }

  /** The same for the partition with the key that NVS is encrypted with. */
  void builtKeys(byte[] partition) {
    String label = board.keys().orElseThrow().label();
    try (Secret sealed = Secret.copyOf(partition)) {
      recordKeeping(new Event.BuiltKeys(label), Map.of(Copy.Kind.NVS_KEYS, sealed));
    }
  }

  /** The same for the image of certificates and key. */
  void builtSecureCert(byte[] image) {
    String label = board.secureCert().orElseThrow().label();
    try (Secret sealed = Secret.copyOf(image)) {
      recordKeeping(new Event.BuiltSecureCert(label), Map.of(Copy.Kind.SECURE_CERT_IMAGE, sealed));
    }
  }

  /** Records the event, and with it the copies as long as the product says. */
  private void recordKeeping(Event event, Map<Copy.Kind, Secret> made) {
    switch (product.product().keep()) {
      case SEALED -> record(event, copies(made, Copy.Until.FOREVER));
      case UNTIL_LABELLED -> record(event, copies(made, Copy.Until.LABELLED));
      case NEVER -> record(event);
    }
  }

  private static Copy[] copies(Map<Copy.Kind, Secret> made, Copy.Until until) {
    return made.entrySet().stream()
        .map(copy -> new Copy(copy.getKey(), copy.getValue(), until))
        .toArray(Copy[]::new);
  }

  void proven(String words) {
    record(new Event.Proven(words));
    proof = Optional.of(words);
  }

  void booted(BootGrade grade) {
    record(new Event.Booted(grade.word()));
    start = Optional.of(grade);
  }

  void keptOthers(OthersKept kept) {
    others = Optional.of(kept);
  }

  void labelled(LabelFiles files) {
    label = Optional.of(files);
  }

  /** Gives the unit up. Its label goes first: what is not there sticks to no other board. */
  void setAside(Finding finding) {
    label = Optional.empty();
    LabelFiles.remove(workplace.settings().out(), unit.serialNumber());
    record(Event.SetAside.because(finding));
  }

  UnitSummary summary() {
    return new UnitSummary(
        unit.serialNumber(),
        product.product().productName(),
        board.chip(),
        board.mac(),
        payload.map(code -> OnboardingPayload.grouped(code.manualCode())).orElse(""),
        product.test(),
        proof,
        label.map(LabelFiles::png),
        label.map(LabelFiles::pdf),
        start,
        others);
  }
}
