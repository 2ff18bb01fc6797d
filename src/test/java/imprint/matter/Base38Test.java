package imprint.matter;

import static imprint.matter.Payloads.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import imprint.finding.Refusal;
import java.io.IOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base38Test {
  static Stream<JsonNode> vectors() throws IOException {
    try (var in = Base38Test.class.getResourceAsStream("/onboarding/base38.json")) {
      return StreamSupport.stream(new ObjectMapper().readTree(in).spliterator(), false);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void writesAndReadsTheVectors(JsonNode vector) {
    byte[] bytes = HexFormat.of().parseHex(vector.get("hex").asText());
    String text = vector.get("base38").asText();
    assertThat(Base38.encode(bytes)).isEqualTo(text);
    assertThat(Base38.decode(text)).isEqualTo(bytes);
  }

  @Property
  void decodesWhatItEncodes(@ForAll byte[] bytes) {
    assertThat(Base38.decode(Base38.encode(bytes))).isEqualTo(bytes);
  }

  /** So no two texts mean the same bytes. */
  @Property
  void whatItAcceptsIsWhatItWrites(
      @ForAll
          @StringLength(max = 12)
          @CharRange(from = '0', to = '9')
          @CharRange(from = 'A', to = 'Z')
          @Chars({'-', '.'})
          String text) {
    byte[] bytes;
    try {
      bytes = Base38.decode(text);
    } catch (Refusal refused) {
      return;
    }
    assertThat(Base38.encode(bytes)).isEqualTo(text);
  }

  @Property
  void anyTextGivesBytesOrARefusal(@ForAll String text) {
    try {
      assertThat(Base38.encode(Base38.decode(text))).isEqualTo(text);
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("matter.base38-");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "000", "000000", "00000000"})
  void refusesAGroupThatIsCutOff(String text) {
    refused("matter.base38-length", () -> Base38.decode(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "....", ".....", "PLS19"})
  void refusesAGroupAboveItsBytes(String text) {
    refused("matter.base38-value", () -> Base38.decode(text));
  }

  @Test
  void namesThePlaceOfAStrangeCharacter() {
    refused("matter.base38-character", () -> Base38.decode("00000s6")).hasMessageContaining("6");
  }
}
