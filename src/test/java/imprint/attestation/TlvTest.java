package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvTest {
  @Property(tries = 500)
  void whatIsWrittenIsReadAgain(@ForAll("elements") Tlv element) throws Tlv.Malformed {
    assertThat(TlvReader.read(TlvWriter.write(element))).isEqualTo(element);
  }

  /** Examples of the Matter core specification, appendix A.12. */
  @ParameterizedTest
  @CsvSource({"042a, 42", "05ffff, 65535", "0600000100, 65536", "070000000001000000, 4294967296"})
  void numbersTakeAsFewBytesAsTheyNeed(String hex, long value) throws Tlv.Malformed {
    Tlv number = new Tlv.Unsigned(Tlv.ANONYMOUS, value);
    assertThat(TlvWriter.write(number)).isEqualTo(bytes(hex));
    assertThat(TlvReader.read(bytes(hex))).isEqualTo(number);
  }

  @Test
  void numbersMayTakeMoreBytesThanTheyNeed() throws Tlv.Malformed {
    assertThat(TlvReader.read(bytes("26070100 0000".replace(" ", ""))))
        .isEqualTo(new Tlv.Unsigned(7, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "04", // no value
        "042a00", // something behind the element
        "15", // structure without an end
        "1518 18", // end without a structure
        "0c05414243", // text shorter than said
        "0c01ff", // not UTF-8
        "07ffffffffffffffff", // beyond the signed range
        "002a", // signed number
        "8a0000002a", // tag form of a profile
        "13ffffffffffffff7f", // a length nobody can mean
        "151515151515181818181818", // nested too deep
      })
  void refusesWhatIsNotOneElement(String hex) {
    assertThatThrownBy(() -> TlvReader.read(bytes(hex.replace(" ", ""))))
        .isInstanceOf(Tlv.Malformed.class);
  }

  @Provide
  Arbitrary<Tlv> elements() {
    Arbitrary<Integer> tags = Arbitraries.integers().between(-1, 255);
    Arbitrary<Tlv> leaves =
        Arbitraries.oneOf(
            Combinators.combine(tags, Arbitraries.longs().between(0, Long.MAX_VALUE))
                .as(Tlv.Unsigned::new),
            Combinators.combine(tags, Arbitraries.strings().alpha().ofMaxLength(300))
                .as(Tlv.Text::new),
            Combinators.combine(tags, Arbitraries.bytes().array(byte[].class).ofMaxSize(300))
                .as((tag, value) -> new Tlv.Octets(tag, HexFormat.of().formatHex(value))));
    Arbitrary<List<Tlv>> members = leaves.list().ofMaxSize(5);
    return Arbitraries.oneOf(
        leaves,
        Combinators.combine(tags, members).as(Tlv.Structure::new),
        Combinators.combine(tags, members).as(Tlv.Array::new));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
