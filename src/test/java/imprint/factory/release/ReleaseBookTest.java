package imprint.factory.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.factory.Product;
import imprint.factory.ProductFile;
import imprint.factory.TestProduct;
import imprint.finding.Refusal;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseBookTest {
  private static final Instant NOW = Instant.parse("2026-11-26T09:40:00Z");

  @TempDir Path folder;
  private Path lamp;

  @BeforeEach
  void product() {
    lamp =
        TestProduct.create(
            folder.resolve("lamp"),
            new VendorId(0xFFF1),
            new ProductId(0x8000),
            new SecureRandom(),
            InstantSource.system());
  }

  @Test
  void aProductIsADraftUntilItsGoldenUnitWasScannedBackAndItWasReleased() {
    assertThat(finding()).isEqualTo("release.none");
    refused("release.no-golden", this::release);
    book().made(golden("application-agrees"));
    refused("release.golden-open", this::release);
    book().scanned(content(), NOW);
    assertThat(finding()).as("somebody still has to release it").isEqualTo("release.none");

    Release release = release();
    assertThat(release.version()).isEqualTo(1);
    assertThat(book().state(lamp)).isEqualTo(new ReleaseState.Released(release));
    assertThat(release.person()).isEqualTo("Ada");
    assertThat(release.content().sha256()).isEqualTo(ProductFile.load(lamp).sha256());
  }

  /** A boot loader that runs says nothing of the firmware. */
  @ParameterizedTest
  @ValueSource(strings = {"", "restarted"})
  void aGoldenUnitWhoseFirmwareNobodySawStartIsNotEnough(String start) {
    book().made(golden(start));
    book().scanned(content(), NOW);
    refused("release.golden-open", this::release);
    book().seenToStart(content());
    assertThat(release().golden().start()).isEqualTo(Golden.SEEN_BY_A_PERSON);
  }

  @Test
  void anEditedProductIsADraftAndTheCopyOfTheReleasedOneGoesOn() throws IOException {
    Release first = releaseNow();
    edit("TEST Light", "Better Light");
    assertThat(finding()).isEqualTo("release.changed");
    assertThat(book().state(book().copy(first))).isEqualTo(new ReleaseState.Released(first));
    assertThat(ProductFile.load(book().copy(first)).product().productName())
        .isEqualTo("TEST Light");

    Release second = releaseNow();
    assertThat(second.version()).isEqualTo(2);
    assertThat(book().state(lamp)).isEqualTo(new ReleaseState.Released(second));
    assertThat(finding(book().copy(first))).isEqualTo("release.superseded");
  }

  @Test
  void aGoldenUnitCountsForWhatItWasMadeOfAlone() throws IOException {
    book().made(golden("application-agrees"));
    book().scanned(content(), NOW);
    Content made = content();
    edit("TEST Light", "Better Light");
    assertThat(((ReleaseState.Draft) book().state(lamp)).golden()).isEmpty();
    refused("release.changed-since", () -> book().release(made, NOW, "line 3", "Ada"));
    edit("Better Light", "TEST Light");
    assertThat(release().version()).isEqualTo(1);
  }

  @Test
  void anEditedCopyIsNotReleased() throws IOException {
    Path copy = book().copy(releaseNow());
    Files.writeString(copy, Files.readString(copy).replace("TEST Light", "Other"));
    assertThat(finding(copy)).isEqualTo("release.changed");
  }

  @Test
  void anotherCertificateUnderTheSameNameIsNotReleased() throws IOException {
    releaseNow();
    Path pai = ProductFile.load(lamp).product().credentials().paiCertificate();
    Files.writeString(pai, "\n", java.nio.file.StandardOpenOption.APPEND);
    assertThat(finding()).isEqualTo("release.file-changed");
    Files.delete(pai);
    assertThat(finding()).isEqualTo("release.file-changed");
  }

  @Test
  void anotherValueOfAnOwnKeyIsNotReleased() throws IOException {
    Path table = lamp.resolveSibling("own.csv");
    Path value = Files.writeString(lamp.resolveSibling("value.bin"), "one");
    Files.writeString(table, "cert,file,binary,value.bin\n");
    Product product = ProductFile.load(lamp).product();
    edit("dac-lifetime-days", "own-keys: own.csv\n  dac-lifetime-days");
    assertThat(ProductFile.load(lamp).product()).isNotEqualTo(product);
    releaseNow();
    Files.writeString(value, "two");
    assertThat(finding()).isEqualTo("release.file-changed");
    Files.writeString(value, "one");
    assertThat(book().state(lamp)).isInstanceOf(ReleaseState.Released.class);
  }

  @Test
  void allOfItIsThereAgainWhenItIsReadAgain() {
    book().made(golden("application-agrees"));
    Golden kept = ((ReleaseState.Draft) book().state(lamp)).golden().orElseThrow();
    assertThat(kept).isEqualTo(golden("application-agrees"));
  }

  @Test
  void aFileThatImprintDidNotWriteIsRefusedAndNotTakenForNone() throws IOException {
    releaseNow();
    Path file = lamp.resolveSibling("product.releases.json");
    for (String text : new String[] {"{", "[]", "{}", "{\"versions\":[{}]}", "nonsense"}) {
      Files.writeString(file, text);
      refused("release.unreadable", () -> book().state(lamp));
    }
  }

  @Test
  void aProductThatIsCalledLikeACopyIsAProductOfItsOwn() throws IOException {
    Path named = Files.copy(lamp, lamp.resolveSibling("other.v2.yaml"));
    assertThat(ReleaseBook.of(named).product()).isEqualTo(named.toAbsolutePath());
  }

  private ReleaseBook book() {
    return ReleaseBook.of(lamp);
  }

  private Content content() {
    return Content.of(ProductFile.load(lamp));
  }

  private Golden golden(String start) {
    return new Golden(
        content(), "SN1", "02:00:00:00:00:01", "md5-match:fctry", start, NOW, Optional.empty());
  }

  private Release release() {
    return book().release(content(), NOW, "line 3", "Ada");
  }

  private Release releaseNow() {
    book().made(golden("application-agrees"));
    book().scanned(content(), NOW);
    return release();
  }

  private String finding() {
    return finding(lamp);
  }

  private String finding(Path file) {
    return ((ReleaseState.Draft) ReleaseBook.of(file).state(file)).finding(file).code();
  }

  private void edit(String from, String to) throws IOException {
    Files.writeString(lamp, Files.readString(lamp).replace(from, to));
  }

  private static void refused(
      String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
