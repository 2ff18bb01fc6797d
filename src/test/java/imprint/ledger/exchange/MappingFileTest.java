package imprint.ledger.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingFileTest {
  @TempDir Path folder;
  private Path scratch = Path.of("");

  @BeforeProperty
  void aFolder() throws IOException {
    scratch = Files.createTempDirectory("mapping");
  }

  @AfterProperty
  void noFolder() throws IOException {
    Files.deleteIfExists(scratch.resolve("m.yaml"));
    Files.delete(scratch);
  }

  @Test
  void itSaysWhichColumnTellsWhatAndWhatIsTheSameForAll() throws IOException {
    assertThat(
            mapping(
                """
                # of our module maker
                columns:
                  serial: "Serial No"
                  mac: MAC
                fixed:
                  vendorId: 0xFFF1
                  productId: 32768
                  product: 007
                separator: ";"
                """))
        .isEqualTo(
            new Mapping(
                Map.of("serial", "Serial No", "mac", "MAC"),
                Map.of("vendorId", "0xFFF1", "productId", "32768", "product", "007"),
                ';'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      textBlock =
          """
          columns: [serial             § records.mapping
          columns: 7                   § records.mapping
          colums: {serial: a}          § records.mapping
          {}}                          § records.mapping
          columns: {serial: a, serial: b} § records.mapping
          columns: {serial: [a, b]}    § records.mapping
          columns: {Serial: a}         § records.mapping-field
          columns: {serial: }          § records.mapping-field
          separator: ab                § records.mapping-separator
          separator: a                 § records.mapping-separator
          """)
  void whatIsNoMappingIsRefused(String text, String code) {
    assertThatThrownBy(() -> mapping(text))
        .isInstanceOfSatisfying(
            Refusal.class, refused -> assertThat(refused.finding().code()).isEqualTo(code));
  }

  @Test
  void aRefusalNamesLineAndColumn() {
    assertThatThrownBy(() -> mapping("columns:\n  serial: a\n  mac: [b\n"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refused -> assertThat(refused.finding().arguments().get(1)).isIn("3", "4"));
  }

  @Test
  void itIsRememberedByTheHeader() {
    Mapping mapping = new Mapping(Map.of("serial", "Nr"), Map.of("vendorId", "0xFFF1"), ';');
    MappingFile file = MappingFile.remembered(folder, List.of("Nr", "MAC"));
    assertThat(file.exists()).isFalse();
    file.write(mapping);
    assertThat(MappingFile.remembered(folder, List.of("Nr", "MAC")).read()).isEqualTo(mapping);
    assertThat(MappingFile.remembered(folder, List.of("MAC", "Nr")).exists()).isFalse();
    assertThat(MappingFile.remembered(folder, List.of("Nr\nMAC")).file())
        .isNotEqualTo(MappingFile.remembered(folder, List.of("Nr", "M")).file());
  }

  @Property(tries = 200)
  void anyMappingIsReadBackAsItWasWritten(
      @ForAll("names") Map<String, String> columns, @ForAll("names") Map<String, String> fixed) {
    Mapping mapping = new Mapping(columns, fixed, null);
    MappingFile file = new MappingFile(scratch.resolve("m.yaml"));
    file.write(mapping);
    assertThat(file.read()).isEqualTo(mapping);
  }

  @Provide
  Arbitrary<Map<String, String>> names() {
    return Arbitraries.maps(
            Arbitraries.of(Field.values()).map(Field::word),
            Arbitraries.strings().withChars("aé中0x1:#\"'-[]{}, \t!&*|>%@`~?").ofMaxLength(12))
        .ofMaxSize(4);
  }

  @Property(tries = 300)
  void whateverTheTextIsItIsAMappingOrRefused(@ForAll("nearly") String text) throws IOException {
    Path file = Files.writeString(scratch.resolve("m.yaml"), text + "\n");
    try {
      assertThat(new MappingFile(file).read()).isNotNull();
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("records.mapping");
    }
  }

  @Provide
  Arbitrary<String> nearly() {
    return Arbitraries.of(
            "columns", "fixed", "serial", ":", " ", "\n", "\n  ", "-", "[", "]", "{", "}", "'",
            "\"", "&a", "*a", "!!x", "|", ">", "%", "@", "\t", "null", "~", "0xFF", "#", "---",
            "\\u0000", "<<")
        .list()
        .ofMaxSize(20)
        .map(parts -> String.join("", parts));
  }

  private Mapping mapping(String text) throws IOException {
    return new MappingFile(Files.writeString(folder.resolve("m.yaml"), text)).read();
  }
}
