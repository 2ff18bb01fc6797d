package imprint.matter;

import static imprint.matter.Payloads.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OnboardingPayloadTest {
  private static final OnboardingPayload KNOWN =
      new OnboardingPayload(
          new VendorId(0xFFF1),
          new ProductId(0x8000),
          CommissioningFlow.STANDARD,
          DiscoveryCapabilities.BLE,
          new Discriminator(3840),
          Passcode.of(20202021));

  static Stream<JsonNode> vectors() throws IOException {
    try (var in = OnboardingPayloadTest.class.getResourceAsStream("/onboarding/vectors.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false);
    }
  }

  @Provide
  Arbitrary<OnboardingPayload> payloads() {
    return Payloads.payloads();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void writesAndReadsTheVectors(JsonNode vector) {
    var payload =
        new OnboardingPayload(
            new VendorId(vector.get("vid").asInt()),
            new ProductId(vector.get("pid").asInt()),
            CommissioningFlow.of(vector.get("flow").asInt()),
            new DiscoveryCapabilities(vector.get("discovery").asInt()),
            new Discriminator(vector.get("discriminator").asInt()),
            Passcode.of(vector.get("passcode").asInt()));
    String manual = vector.get("manual").asText();
    assertThat(payload.qrCode()).isEqualTo(vector.get("qr").asText());
    assertThat(payload.manualCode()).isEqualTo(manual);
    assertThat(OnboardingPayload.grouped(manual))
        .isEqualTo(vector.get("manual_formatted").asText());
    assertThat(OnboardingPayload.parse(vector.get("qr").asText())).isEqualTo(payload);
    assertThat(ManualCode.parse(manual).fits(payload)).isTrue();
  }

  @Property
  void readsBackTheQrCodeItWrites(@ForAll("payloads") OnboardingPayload payload) {
    assertThat(payload.qrCode()).hasSize(22);
    assertThat(OnboardingPayload.parse(payload.qrCode())).isEqualTo(payload);
  }

  @Property
  void acceptsOnlyWhatItWouldWrite(
      @ForAll("payloads") OnboardingPayload payload,
      @ForAll @IntRange(max = 21) int at,
      @ForAll char other) {
    StringBuilder qr = new StringBuilder(payload.qrCode());
    qr.setCharAt(at, other);
    try {
      assertThat(OnboardingPayload.parse(qr.toString()).qrCode()).isEqualTo(qr.toString());
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("matter.");
    }
  }

  @Property
  void anyTextGivesAPayloadOrARefusal(@ForAll String text) {
    for (String qr : new String[] {text, "MT:" + text}) {
      try {
        assertThat(OnboardingPayload.parse(qr).qrCode()).isEqualTo(qr);
      } catch (Refusal refused) {
        assertThat(refused.finding().code()).startsWith("matter.");
      }
    }
  }

  @Property
  void printsNoPasscode(@ForAll("payloads") OnboardingPayload payload) {
    assertThat(payload.toString()).contains("passcode=Passcode").doesNotContain(payload.qrCode());
  }

  /** Each text is the known payload with one thing wrong. */
  @ParameterizedTest
  @CsvSource({
    "mt:Y.K9042C00KA0648G00,matter.qr-prefix",
    "Y.K9042C00KA0648G00,matter.qr-prefix",
    "MT:,matter.qr-length",
    "MT:Y.K9042C00KA0648G0,matter.base38-length",
    "MT:Y.K9042C00KA064,matter.qr-length",
    "MT:Y.K9042C00KA0648G0000,matter.base38-length",
    "MT:Y.K9042C00KA0648G00*MT:Y.K9042C00KA0648G00,matter.base38-character",
    "MT:Y.K9042C00KA0648G0000000,matter.qr-length",
  })
  void refusesATextThatIsNoPayload(String qr, String code) {
    refused(code, () -> OnboardingPayload.parse(qr));
  }

  @ParameterizedTest
  @CsvSource({
    "0,3,1,matter.qr-version",
    "35,2,3,matter.flow",
    "37,8,1,matter.discovery",
    "57,27,134217727,matter.passcode-range",
    "57,27,11111111,matter.passcode-trivial",
    "84,4,1,matter.qr-padding",
  })
  void refusesAFieldThatIsOutOfItsRange(int bit, int width, int value, String code) {
    byte[] bytes = Base38.decode(KNOWN.qrCode().substring(3));
    for (int i = bit; i < bit + width; i++) {
      bytes[i >> 3] &= (byte) ~(1 << (i & 7));
    }
    PayloadBits bits = new PayloadBits(bytes);
    bits.take(bit);
    bits.put(value, width);
    refused(code, () -> OnboardingPayload.parse("MT:" + Base38.encode(bytes)));
  }

  @Test
  void groupsOnlyWholeCodes() {
    refused("matter.manual-length", () -> OnboardingPayload.grouped("123"));
  }
}
