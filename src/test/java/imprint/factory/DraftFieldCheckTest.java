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
  private static final DraftFields USUAL =
      DraftFields.EMPTY
          .with(DraftField.VENDOR_ID, "0xFFF1")
          .with(DraftField.VENDOR_NAME, "Northwind")
          .with(DraftField.PRODUCT_ID, "0x8000")
          .with(DraftField.PRODUCT_NAME, "Lamp");

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

  @ParameterizedTest
  @CsvSource({
    "SERIAL_NUMBER, lamp, serial.all-alike",
    "SERIAL_NUMBER, {counter:6, serial.not-closed",
    "CHIP, ESP 32, draft.chip",
    "PARTITION, nvs, product.partition-nvs",
    "DPI, 7200, draft.dpi",
    "DPI, fine, draft.dpi",
    "PART_NUMBER, 123456789012345678901234567890123, draft.part-number"
  })
  void namesWhatElseCannotBe(DraftField field, String typed, String code) {
    assertThat(new DraftFieldCheck(USUAL.with(field, typed)).wrong())
        .extracting(Finding::code)
        .containsExactly(code);
  }

  @Test
  void asksForPartitionsOnlyWhereTheyAreUsed() {
    DraftFields none =
        USUAL.with(DraftField.SECURE_CERT_PARTITION, "").with(DraftField.KEYS_PARTITION, "");
    assertThat(new DraftFieldCheck(none).missing()).isEmpty();
    DraftFields both =
        none.with(DraftField.STORAGE, "dac-in-secure-cert")
            .with(DraftField.ENCRYPTED, DraftField.YES);
    assertThat(new DraftFieldCheck(both).missing()).hasSize(2);
  }

  @Property
  void neverThrowsWhateverIsTyped(@ForAll String any) {
    DraftFields fields = DraftFields.EMPTY;
    for (DraftField field : DraftField.values()) {
      fields = fields.with(field, any);
    }
    DraftFieldCheck check = new DraftFieldCheck(fields);
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
        DraftFields.EMPTY
            .with(DraftField.VENDOR_ID, vendorId)
            .with(DraftField.VENDOR_NAME, vendorName)
            .with(DraftField.PRODUCT_ID, productId)
            .with(DraftField.PRODUCT_NAME, productName)
            .with(DraftField.HARDWARE_VERSION, hardware)
            .with(DraftField.HARDWARE_NAME, hardwareName)
            .with(DraftField.PARTITION, partition));
  }
}
