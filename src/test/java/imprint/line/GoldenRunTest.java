package imprint.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.factory.ProductFile;
import imprint.factory.release.Release;
import imprint.factory.release.ReleaseBook;
import imprint.finding.Refusal;
import imprint.ledger.Access;
import imprint.ledger.Copy;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenRunTest {
  private static final String PORT = "sim:golden";

  @TempDir Path folder;
  private BenchStation bench;
  private GoldenRun golden;
  private Path product;

  /** As certificates are checked, while a product is read. */
  private Runnable lookedAtTheClock = () -> {};

  @BeforeEach
  void open() throws IOException {
    bench =
        new BenchStation(
            folder,
            "station A",
            new SecureRandom(),
            Access.file(folder.resolve("ledger.sqlite").toString()),
            () -> {
              lookedAtTheClock.run();
              return Instant.now();
            });
    golden = bench.station().preparation().golden();
    product = bench.productYaml().resolveSibling("lamp.yaml");
    Files.writeString(
        product,
        Files.readString(bench.productYaml())
            .replace("TEST Light", "Lamp")
            .replaceAll("iterations: .*", "iterations: 1000"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void oneUnitIsMadeOfADraftAndTheLinesProductStaysWhatItIs() {
    UnitSummary unit = make(1);
    assertThat(unit.productName()).isEqualTo("Lamp");
    Unit kept = bench.ledger().find(unit.serialNumber()).orElseThrow();
    assertThat(kept.state()).isEqualTo(State.DONE);
    assertThat(kept.claim().product().hash()).isEqualTo(ProductFile.load(product).sha256());
    assertThat(bench.station().product().orElseThrow().product().productName())
        .isEqualTo("TEST Light");
  }

  @Test
  void itsQrCodeOrItsManualCodeClosesIt() {
    make(1);
    refused("release.golden-open", () -> golden.release(product));
    refused("release.none", () -> bench.station().loadReleased(product, null));
    golden.scanned(product, payload().qrCode());
    Release release = golden.release(product);
    assertThat(release.station()).isEqualTo("station A");
    assertThat(bench.station().loadReleased(product, null).product().productName())
        .isEqualTo("Lamp");
  }

  @Test
  void theManualCodeIsTakenWithAndWithoutDashes() {
    make(1);
    golden.scanned(product, OnboardingPayload.grouped(payload().manualCode()));
    golden.scanned(product, payload().manualCode());
    assertThat(golden.release(product).version()).isEqualTo(1);
  }

  @Test
  void anotherUnitsCodeIsRefusedWhateverItDiffersIn() {
    make(1);
    OnboardingPayload own = payload();
    Passcode otherPasscode = Passcode.of(own.passcode().value() == 11223344 ? 11223345 : 11223344);
    Discriminator near = new Discriminator(own.discriminator().value() ^ 1);
    Discriminator far = new Discriminator(own.discriminator().value() ^ 0x100);
    refusedScan("release.scan-other", with(own, own.discriminator(), otherPasscode).qrCode());
    refusedScan("release.scan-other", with(own, near, own.passcode()).qrCode());
    refusedScan("release.scan-other", with(own, far, own.passcode()).manualCode());
    refusedScan("release.scan-other", with(own, own.discriminator(), otherPasscode).manualCode());
    refused("release.golden-open", () -> golden.release(product));
  }

  @Test
  void whatIsNoCodeIsSaidToBeNone() {
    make(1);
    refusedScan("release.scan-no-code", "4006381333931");
    refusedScan("release.scan-no-code", "MT:nonsense");
    refusedScan("release.scan-no-code", "");
  }

  @Test
  void aBoardThatIsSetAsideIsNoGoldenUnit() {
    Outcome outcome = golden.make(product, null, "sim:nothing-there", RunWatcher.NONE);
    assertThat(outcome).isInstanceOf(Outcome.SetAside.class);
    refused("release.no-golden", () -> golden.scanned(product, "MT:"));
  }

  @Test
  void whatIsCancelledWhileTheProductIsReadClaimsNothing() {
    bench.plug(PORT, 1);
    lookedAtTheClock =
        () -> {
          lookedAtTheClock = () -> {};
          golden.cancel(PORT);
        };
    assertThat(golden.make(product, null, PORT, RunWatcher.NONE))
        .isInstanceOf(Outcome.Cancelled.class);
    assertThat(bench.ledger().latest(1)).isEmpty();
  }

  @Test
  void aProductThatCannotBeLoadedIsAnOutcomeAndNoException() throws IOException {
    Files.writeString(product, "vendor-id: 1");
    assertThat(golden.make(product, null, PORT, RunWatcher.NONE))
        .isInstanceOf(Outcome.SetAside.class);
  }

  @Test
  void anEditAfterTheReleaseNeedsAnotherGoldenUnitAndTheFirstVersionGoesOn() throws IOException {
    make(1);
    golden.scanned(product, payload().qrCode());
    Release first = golden.release(product);
    Files.writeString(product, Files.readString(product).replace("Lamp", "Better Lamp"));
    refused("release.changed", () -> bench.station().loadReleased(product, null));
    refused("release.no-golden", () -> golden.release(product));
    Path copy = ReleaseBook.of(product).copy(first);
    assertThat(bench.station().loadReleased(copy, null).product().productName()).isEqualTo("Lamp");

    make(2);
    golden.scanned(product, payload().qrCode());
    assertThat(golden.release(product).version()).isEqualTo(2);
    refused("release.superseded", () -> bench.station().loadReleased(copy, null));
  }

  private UnitSummary make(long board) {
    bench.plug(PORT, board);
    Outcome outcome = golden.make(product, null, PORT, RunWatcher.NONE);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done) outcome).unit();
  }

  /** What stands on the label of the latest unit. */
  private OnboardingPayload payload() {
    Unit unit = bench.ledger().latest(1).getFirst();
    try (Secret kept = bench.ledger().recall(unit, Copy.Kind.ONBOARDING_PAYLOAD)) {
      return OnboardingPayload.parse(kept.use(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  private static OnboardingPayload with(
      OnboardingPayload own, Discriminator discriminator, Passcode passcode) {
    return new OnboardingPayload(
        own.vendorId(), own.productId(), own.flow(), own.discovery(), discriminator, passcode);
  }

  private void refusedScan(String code, String text) {
    refused(code, () -> golden.scanned(product, text));
  }

  private static void refused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
