package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftFieldCheckTest {
  @Test
  void findsNothingWrongWithUsualFields() {
    DraftFieldCheck check = check("0xFFF1", "Northwind", "32768", "Lamp", "65535", "1.0", "fctry");
    assertThat(check.wrong()).isEmpty();
    assertThat(check.missing()).isEmpty();
    assertThat(check.productId()).hasToString("Optional[0x8000]");
  }

  @Test
  void namesEveryEmptyField() {
    DraftFieldCheck check = check("", " ", "", "", "", "", "");
    assertThat(check.missing()).hasSize(7).doesNotHaveDuplicates();
    assertThat(check.wrong()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "FFF1, matter.vendor-id",
    "0x0000, draft.id-reserved",
    "0xFFF5, draft.id-reserved",
    "70000, matter.vendor-id"
  })
  void namesAVendorIdThatIsNone(String typed, String code) {
    DraftFieldCheck check = check(typed, "Northwind", "0x8000", "Lamp", "1", "1.0", "fctry");
    assertThat(check.wrong()).extracting(Finding::code).containsExactly(code);
    assertThat(check.vendorId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-1", "65536", "1.0", "123456789012"})
  void namesAHardwareVersionThatIsNoNumber(String typed) {
    assertThat(check("0xFFF1", "N", "0x8000", "Lamp", typed, "1.0", "fctry").wrong())
        .extracting(Finding::code)
        .containsExactly("draft.hardware-version");
  }

  @Test
  void countsBytesAndNotCharacters() {
    assertThat(check("1", "流明照明科技有限公司", "1", "Lamp", "1", "1", "fctry").wrong()).isEmpty();
    assertThat(check("1", "流明照明科技有限公司北", "1", "Lamp", "1", "1", "fctry").wrong())
        .extracting(Finding::code)
        .containsExactly("draft.vendor-name");
  }

  @Property
  void neverThrowsWhateverIsTyped(@ForAll String any) {
    DraftFieldCheck check = check(any, any, any, any, any, any, any);
    List<Finding> all = new java.util.ArrayList<>(check.missing());
    all.addAll(check.wrong());
    assertThat(all).allMatch(finding -> !finding.toString().isBlank());
  }

  private static DraftFieldCheck check(
      String vendorId,
      String vendorName,
      String productId,
      String productName,
      String hardware,
      String hardwareName,
      String partition) {
    return new DraftFieldCheck(
        new DraftFields(
            vendorId, vendorName, productId, productName, hardware, hardwareName, partition));
  }
}
