package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenUriTest {
  private static final String WHOLE =
      "pkcs11:token=line;object=pai?module-path=/usr/lib/softhsm/libsofthsm2.so";

  @Test
  void readsWhatAPersonWrites() {
    TokenUri uri = TokenUri.parse(WHOLE);
    assertThat(uri)
        .isEqualTo(
            new TokenUri("line", "pai", Optional.empty(), "/usr/lib/softhsm/libsofthsm2.so"));
    assertThat(uri.text()).isEqualTo(WHOLE);
  }

  /** RFC 7512, 2.3: path attributes in any order, the scheme in any letters; 2.4, example. */
  @Test
  void readsPartsInAnyOrderAndEncoded() {
    assertThat(
            TokenUri.parse(
                "PKCS11:id=%69%95%3E%5C%f4;object=The%20PAI%3b;token=My%20T%C3%B6ken%25"
                    + "?module-path=C:/Program%20Files/t.dll"))
        .isEqualTo(
            new TokenUri(
                "My Töken%", "The PAI;", Optional.of("69953e5cf4"), "C:/Program Files/t.dll"));
  }

  @ParameterizedTest
  @CsvSource({
    "pkcs11:token=a;object=b?module-path=/m&pin-value=1234, key-uri-pin",
    "pkcs11:token=a;object=b;pin-value=1234?module-path=/m, key-uri-pin",
    "pkcs11:token=a;object=b?pin-source=file:/etc/pin&module-path=/m, key-uri-pin",
    "pkcs11:token=a;object=b?PIN-VALUE=1234&module-path=/m, key-uri-pin",
    "pkcs11:token=a;object=b;serial=12?module-path=/m, key-uri-part",
    "pkcs11:token=a;object=b;type=private?module-path=/m, key-uri-part",
    "pkcs11:token=a;object=b?module-name=m&module-path=/m, key-uri-part",
    "pkcs11:token=a;object=b;module-path=/m, key-uri-part",
    "pkcs11:object=b?module-path=/m&token=a, key-uri-part",
    "pkcs11:token=a;object=b;token=a?module-path=/m, key-uri-twice",
    "pkcs11:token=a;object=b?module-path=/m&module-path=/m, key-uri-twice",
    "pkcs11:, key-uri-missing",
    "pkcs11:object=b?module-path=/m, key-uri-missing",
    "pkcs11:token=a?module-path=/m, key-uri-missing",
    "pkcs11:token=a;object=b, key-uri-missing",
    "pkcs11:token=;object=b?module-path=/m, key-uri-missing",
    "pkcs11:token;object=b?module-path=/m, key-uri-missing",
    "pkcs11:token=a%2;object=b?module-path=/m, key-uri-malformed",
    "pkcs11:token=a%gg;object=b?module-path=/m, key-uri-malformed",
    "pkcs11:token=%ff;object=b?module-path=/m, key-uri-malformed",
    "pkcs11:token=a%00;object=b?module-path=/m, key-uri-malformed",
    "pkcs12:token=a;object=b?module-path=/m, key-uri-malformed",
  })
  void refusesAnythingElse(String text, String code) {
    Pki.refused("attestation." + code, () -> TokenUri.parse(text));
  }

  /** What stands where a name belongs may be the PIN itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pin-value=4711",
        "pin-value%3D4711",
        "47 11=x",
        "4711",
        "4711=",
        "serial=4711",
        "4711\u00e4"
      })
  void neverRepeatsAPin(String part) {
    try {
      TokenUri.parse(WHOLE + "&" + part);
      throw new AssertionError("taken: " + part);
    } catch (Refusal refusal) {
      assertThat(refusal.getMessage()).doesNotContain("47");
      assertThat(refusal.finding().sentence(Locale.SIMPLIFIED_CHINESE)).doesNotContain("47");
    }
  }

  @Property(tries = 500)
  void whatIsWrittenIsReadTheSame(
      @ForAll("values") String token,
      @ForAll("values") String object,
      @ForAll @Size(min = 1, max = 40) byte[] id,
      @ForAll("values") String module) {
    for (String hex : List.of("", HexFormat.of().formatHex(id))) {
      Optional<String> own = Optional.of(hex).filter(some -> !some.isEmpty());
      TokenUri uri = new TokenUri(token, object, own, module);
      assertThat(TokenUri.parse(uri.text())).isEqualTo(uri);
      assertThat(uri.text()).matches("[!-~]+");
    }
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings()
        .ofMinLength(1)
        .ofMaxLength(40)
        .filter(text -> text.chars().noneMatch(Character::isISOControl))
        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
  }

  /** One letter changed: another address, or a sentence. */
  @Property(tries = 2000)
  void anyTextIsReadOrRefused(
      @ForAll("places") int at, @ForAll char letter, @ForAll @StringLength(max = 60) String other) {
    String changed = WHOLE.substring(0, at) + letter + WHOLE.substring(at + 1);
    for (String text : new String[] {changed, "pkcs11:" + other, other}) {
      try {
        TokenUri uri = TokenUri.parse(text);
        assertThat(TokenUri.parse(uri.text())).isEqualTo(uri);
      } catch (Refusal refusal) {
        assertThat(refusal.finding().code()).startsWith("attestation.key-uri-");
      }
    }
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, WHOLE.length() - 1);
  }

  @Test
  void aVeryLongOneIsRefused() {
    Pki.refused("attestation.key-uri-malformed", () -> TokenUri.parse(WHOLE + "x".repeat(3000)));
  }
}
