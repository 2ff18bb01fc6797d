package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NvsTypeTest {
  @Provide
  Arbitrary<NvsType> numbers() {
    return Arbitraries.of(NvsType.class).filter(NvsType::isNumber);
  }

  @ParameterizedTest
  @CsvSource({
    "U8,1,FFFFFFFFFFFFFF01", "I8,-2,FFFFFFFFFFFFFFFE", "U16,258,FFFFFFFFFFFF0102",
    "U32,65521,FFFFFFFF0000FFF1", "I32,-1,FFFFFFFFFFFFFFFF", "U64,1,0000000000000001",
  })
  void aNumberFillsTheLowBytesOfItsField(NvsType type, long value, String field) {
    assertThat(type.field(value)).isEqualTo(Long.parseUnsignedLong(field, 16));
  }

  @Property
  void aNumberComesBackFromItsField(@ForAll("numbers") NvsType type, @ForAll long any) {
    BigInteger span = type.highest().subtract(type.lowest()).add(BigInteger.ONE);
    long value = BigInteger.valueOf(any).mod(span).add(type.lowest()).longValue();
    assertThat(type.value(type.field(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsCode(NvsType type) {
    assertThat(NvsType.ofCode(type.code())).contains(type);
  }

  @Test
  void otherCodesAreNoType() {
    assertThat(NvsType.ofCode(0)).isEmpty();
    assertThat(NvsType.ofCode(0xFF)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "blob", "blob_index", "u", "u128", "U8", ""})
  void onlyNumbersAreNumberEncodings(String name) {
    assertThat(NvsType.number(name)).isEmpty();
  }

  @Test
  void isCalledAsInACsv() {
    assertThat(NvsType.number("i16")).contains(NvsType.I16);
    assertThat(NvsType.I16).hasToString("i16");
  }
}
