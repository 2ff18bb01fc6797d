package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.attestation.TokenUri;
import imprint.finding.Refusal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class KeptDraftTextTest {
  private static final Path PKI = Path.of("src/test/resources/pki").toAbsolutePath();

  @Property(tries = 100)
  void whatIsWrittenIsReadTheSame(
      @ForAll DraftField field,
      @ForAll String text,
      @ForAll List<@AlphaChars @StringLength(min = 1, max = 20) String> names) {
    KeptDraft draft =
        new KeptDraft(
            names.stream().findFirst().map(PKI::resolve),
            DraftFields.EMPTY.with(field, text),
            names.stream().map(PKI::resolve).toList(),
            names.stream()
                .findFirst()
                .map(name -> new TokenUri(name, "é; " + name, Optional.of("0aff"), "/" + name)),
            text,
            text);
    assertThat(KeptDraftText.read(KeptDraftText.of(draft))).isEqualTo(draft);
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
    try {
      assertThat(KeptDraftText.read(bytes)).isNotNull();
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).isEqualTo("draft.kept-unreadable");
    }
  }

  @Test
  void aDraftGoesOnWhereItWasLeft() {
    KeptDraft left;
    try (ProductDraft draft = new ProductDraft(InstantSource.system())) {
      draft.add(PKI.resolve("pai-fff1-8000-cert.pem"), null);
      draft.add(PKI.resolve("pai-fff1-8000-key.enc.pem"), "secret".toCharArray());
      draft.fields(draft.view().fields().with(DraftField.PRODUCT_NAME, "Half a lamp"));
      left = KeptDraftText.read(KeptDraftText.of(draft.kept()));
    }
    try (ProductDraft again = new ProductDraft(InstantSource.system())) {
      again.restore(left);
      DraftView view = again.view();
      assertThat(view.fields().get(DraftField.PRODUCT_NAME)).isEqualTo("Half a lamp");
      assertThat(view.fields().get(DraftField.VENDOR_ID)).isEqualTo("0xFFF1");
      assertThat(view.files()).containsOnlyKeys(DraftPlace.PAI_CERTIFICATE, DraftPlace.PAI_KEY);
      assertThat(view.locked()).as("the password is not kept").isTrue();
    }
  }

  @Test
  void aFileThatIsGoneIsSaidAndTheOthersAreThere() {
    KeptDraft kept =
        new KeptDraft(
            Optional.empty(),
            DraftFields.EMPTY.with(DraftField.PRODUCT_NAME, "Lamp"),
            List.of(PKI.resolve("gone.pem"), PKI.resolve("pai-fff1-8000-cert.pem")),
            Optional.empty(),
            "",
            "");
    try (ProductDraft again = new ProductDraft(InstantSource.system())) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> again.restore(kept)))
          .hasMessageContaining("gone.pem");
      assertThat(again.view().files()).containsOnlyKeys(DraftPlace.PAI_CERTIFICATE);
      assertThat(again.view().fields().get(DraftField.PRODUCT_NAME)).isEqualTo("Lamp");
    }
  }
}
