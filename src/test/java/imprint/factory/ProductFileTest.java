package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.attestation.KeyPlace;
import imprint.attestation.TokenUri;
import imprint.finding.Refusal;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.ProductId;
import imprint.matter.VendorId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductFileTest {
  private static final String SHORTEST =
      """
      vendor-id: 0xFFF1
      vendor-name: Acme
      product-id: 32768
      product-name: Lamp
      hardware-version: 3
      hardware-version-string: v3
      credentials:
        pai-certificate: pai.pem
        pai-key: keys/pai-key.pem
        certification-declaration: ../cd.der
      """;

  @TempDir Path folder;

  @Test
  void fillsInWhatIsUsual() {
    Product product = load(SHORTEST).product();
    assertThat(product.vendorId()).isEqualTo(new VendorId(0xFFF1));
    assertThat(product.productId()).isEqualTo(new ProductId(0x8000));
    assertThat(product.partNumber()).isNull();
    assertThat(product.data()).isEqualTo(Product.Data.USUAL);
    assertThat(product.target()).isEqualTo(Product.Target.nvs(null, "fctry"));
    assertThat(product.labelDpi()).isEqualTo(300);
    assertThat(product.keep()).isEqualTo(Product.Keep.SEALED);
  }

  @ParameterizedTest
  @CsvSource({"sealed,SEALED", "until-labelled,UNTIL_LABELLED", "never,NEVER"})
  void readsHowLongCopiesAreKept(String word, Product.Keep keep) {
    assertThat(load(SHORTEST + "keep: " + word + "\n").product().keep()).isEqualTo(keep);
    refused(SHORTEST + "keep: " + keep.name() + "\n", "product.choice", "keep");
  }

  @Test
  void findsCredentialsFromWhereTheFileIs() {
    Product.Credentials files = load(SHORTEST).product().credentials();
    assertThat(files.paiKey()).isEqualTo(new KeyPlace.InFile(folder.resolve("keys/pai-key.pem")));
    assertThat(files.certificationDeclaration()).isEqualTo(folder.resolveSibling("cd.der"));
    assertThat(files.paaCertificate()).isNull();
  }

  @Test
  void theKeyMayBeOnAToken() {
    String yaml = SHORTEST.replace("keys/pai-key.pem", "pkcs11:token=a;object=b?module-path=/c");
    TokenUri uri = new TokenUri("a", "b", Optional.empty(), "/c");
    assertThat(load(yaml).product().credentials().paiKey()).isEqualTo(new KeyPlace.OnToken(uri));
    refused(yaml.replace("/c", "/c&pin-value=1"), "product.item", "credentials.pai-key");
  }

  @Test
  void readsEveryField() {
    Product product =
        load(SHORTEST
                + """
                  paa-certificate: paa.pem
                  cd-signer-certificate: signer.pem
                part-number: 00123
                product-label: "Lamp: #1"
                data:
                  iterations: 100000
                  commissioning-flow: user-intent
                  discovery: ble-and-on-network
                  serial-number-prefix: AC-
                  rotating-device-id: true
                  dac-lifetime-days: 3650
                  manufacturing-date: 2024-02-29
                target:
                  chip: esp32c3
                  partition: factory_nvs
                label:
                  dpi: 203
                """)
            .product();
    assertThat(product.partNumber()).isEqualTo("00123");
    assertThat(product.productLabel()).isEqualTo("Lamp: #1");
    assertThat(product.credentials().paaCertificate()).isEqualTo(folder.resolve("paa.pem"));
    assertThat(product.credentials().cdSignerCertificate()).isEqualTo(folder.resolve("signer.pem"));
    assertThat(product.data())
        .isEqualTo(
            new Product.Data(
                100_000,
                CommissioningFlow.USER_INTENT,
                DiscoveryCapabilities.BLE_AND_ON_NETWORK,
                SerialPattern.parse("AC-{random:12}", "test"),
                true,
                3650,
                new ManufacturingDate.On(LocalDate.of(2024, 2, 29))));
    assertThat(product.target()).isEqualTo(Product.Target.nvs("esp32c3", "factory_nvs"));
    assertThat(product.labelDpi()).isEqualTo(203);
  }

  @Test
  void readsAPatternOfSerialNumbers() {
    String text = "\"{date:yyww}-{counter:6}{check}\"";
    Product product = load(SHORTEST + "data:\n  serial-number: " + text + "\n").product();
    assertThat(product.data().serialNumber())
        .isEqualTo(SerialPattern.parse("{date:yyww}-{counter:6}{check}", "test"));
  }

  @Test
  void aLayoutOfTheLabelIsANameOrAFileBesideTheProduct() {
    assertThat(load(SHORTEST).product().labelLayout()).isEqualTo("standard");
    assertThat(load(SHORTEST + "label: {layout: body}\n").product().labelLayout())
        .isEqualTo("body");
    Product product = load(SHORTEST + "label: {layout: sub dir/label.yaml}\n").product();
    assertThat(product.labelLayout()).isEqualTo(folder.resolve("sub dir/label.yaml").toString());
    for (String layout : new String[] {"carton", "standard", product.labelLayout()}) {
      Path again = folder.resolve("again.yaml");
      ProductFile.write(again, load(SHORTEST + "label: {layout: '" + layout + "'}\n").product());
      assertThat(ProductFile.load(again).product().labelLayout()).isEqualTo(layout);
    }
  }

  @Test
  void refusesAPatternAndAPrefixAtOnce() {
    refused(
        SHORTEST + "data:\n  serial-number: A{random:9}\n  serial-number-prefix: AB\n",
        "product.serial-twice",
        "data.serial-number-prefix");
  }

  @Test
  void hashesTheBytesOfTheFile() throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(SHORTEST.getBytes(StandardCharsets.UTF_8));
    assertThat(load(SHORTEST).sha256()).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "---\n", "# my product\n"})
  void toleratesWhatEditorsPutInFront(String before) {
    assertThat(load(before + SHORTEST).product().vendorName()).isEqualTo("Acme");
    assertThat(load(SHORTEST.replace("\n", "\r\n")).product().vendorName()).isEqualTo("Acme");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vendor-id",
        "vendor-name",
        "product-id",
        "product-name",
        "hardware-version",
        "hardware-version-string",
        "pai-certificate",
        "pai-key",
        "certification-declaration"
      })
  void namesAFieldThatIsMissingOrEmpty(String field) {
    String lead = "(?m)^( *)" + field + ":.*$";
    refused(SHORTEST.replaceAll(lead, "$1# nothing"), "product.missing", field);
    refused(SHORTEST.replaceAll(lead, "$1" + field + ":"), "product.missing", field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vendor-id: 0xFFF1        | vendor-id: FFF1          | product.id            | FFF1",
        "vendor-id: 0xFFF1        | vendor-id: 0x10000       | product.id            | 0x10000",
        "vendor-id: 0xFFF1        | vendor-id: 0             | product.id-reserved   | 0x0000",
        "vendor-id: 0xFFF1        | vendor-id: 0xFFF5        | product.id-reserved   | 0xFFF5",
        "product-id: 32768        | product-id: 0            | product.id-reserved   | 0x0000",
        "product-id: 32768        | product-id: 65536        | product.id            | 65536",
        "hardware-version: 3      | hardware-version: -1     | product.number        | -1",
        "hardware-version: 3      | hardware-version: 65536  | product.number        | 65536",
        "hardware-version: 3      | hardware-version: 3.0    | product.number        | 3.0",
        "hardware-version: 3      | hardware-version: [3]    | product.not-a-value   | line 5",
        "vendor-name: Acme        | vendor-name: \"\"        | product.length        | 0 bytes",
        "vendor-name: Acme        | vendor-name: \"a\\nb\"   | product.characters    | vendor-name",
        "vendor-name: Acme        | vendor-name: {a: b}      | product.not-a-value   | line 2",
        "vendor-name: Acme        | vendor-name: &x Acme⏎product-label: *x | product.syntax | line 3",
        "vendor-name: Acme        | vendor_name: Acme        | product.missing       | vendor-name",
        "  pai-key:               | pai-keys: x⏎  pai-key:  | product.unknown       | credentials.pai-keys",
        "vendor-name: Acme        | vendor-name: A⏎vendor-name: B | product.twice | vendor-name",
        "credentials:             | data: fast⏎credentials: | product.not-a-section | data",
      })
  void saysWhatIsWrongWithAField(String right, String wrong, String code, String says) {
    assertThat(SHORTEST).contains(right);
    refused(SHORTEST.replace(right, wrong.replace("⏎", "\n")), code, says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.iterations              | 999        | product.number",
        "data.iterations              | 100001     | product.number",
        "data.iterations              | 1e4        | product.number",
        "data.commissioning-flow      | Standard   | product.choice",
        "data.discovery               | wifi       | product.choice",
        "device.finish                | shiny      | product.choice",
        "device.color                 | pink       | product.choice",
        "device.calendar-types        | '[mayan]'  | product.item",
        "device.locales               | '[en_US]'  | product.item",
        "device.fixed-labels          | '[0/room]' | product.item",
        "device.supported-modes       | '[x]'      | product.item",
        "device.locales               | '{a: b}'   | product.not-a-value",
        "target.storage               | flash      | product.choice",
        "data.serial-number-prefix    | 'a b'      | product.serial-prefix",
        "data.serial-number-prefix    | aaaaaaaaaaaaaaaaaaaaa | product.serial-prefix",
        "data.serial-number           | AB         | serial.all-alike",
        "data.serial-number           | 'A{counter:6' | serial.not-closed",
        "data.serial-number           | {random:12} | product.not-a-value",
        "data.rotating-device-id      | yes        | product.choice",
        "data.dac-lifetime-days       | 0          | product.number",
        "data.manufacturing-date      | 2026-02-30 | product.date",
        "data.manufacturing-date      | 20260228   | product.date",
        "data.manufacturing-date      | 2026-1-1   | product.date",
        "data.passcode                | 20202021   | product.unknown",
        "target.chip                  | ESP32-C3   | product.chip",
        "target.partition             | abcdefghijklmnopq | product.length",
        "label.dpi                    | 0          | product.number",
        "label.keep                   | never      | product.unknown",
      })
  void namesTheFieldOfASection(String field, String value, String code) {
    String nested = field.replace(".", ":\n  ") + ": " + value + "\n";
    refused(SHORTEST + nested, code, field);
  }

  @Test
  void countsBytesBecauseTheDeviceDoes() {
    String fits = "灯".repeat(10) + "ab";
    assertThat(load(SHORTEST.replace("Acme", fits)).product().vendorName()).isEqualTo(fits);
    refused(SHORTEST.replace("Acme", fits + "c"), "product.length", "33 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "just text",
        "- a\n- b",
        "a: b: c",
        "a: \"open",
        "{",
        "\t",
        "a: 1\n---\nb: 2",
        "%"
      })
  void refusesWhatIsNoProductFile(String text) {
    assertThatThrownBy(() -> load(text))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.finding().code())
                    .isIn("product.syntax", "product.unknown", "product.missing"));
  }

  @Test
  void refusesBytesThatAreNoText() throws Exception {
    Path file = Files.write(folder.resolve("product.yaml"), new byte[] {(byte) 0xC3, 0x28});
    assertThatThrownBy(() -> ProductFile.load(file)).hasMessageContaining("UTF-8");
  }

  private ProductFile load(String text) {
    try {
      Path file = folder.resolve("product.yaml");
      return ProductFile.load(Files.writeString(file, text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(String text, String code, String says) {
    assertThatThrownBy(() -> load(text))
        .hasMessageContaining("product.yaml")
        .hasMessageContaining(says)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }
}
