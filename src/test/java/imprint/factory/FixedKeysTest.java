package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import imprint.finding.Refusal;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsReader;
import imprint.nvs.NvsValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedKeysTest {
  @TempDir Path folder;

  @Test
  void takesATableAsTheGeneratorDoes() throws IOException {
    Files.write(folder.resolve("cert.bin"), new byte[] {1, 2, 3});
    FixedKeys keys =
        read(
            """
            key,type,encoding,value
            region,data,string,"EU, north"
            # where it calls home
            cloud,namespace,,
            port,data,u16,8883
            cert,file,binary,cert.bin
            """);
    assertThat(keys.entries())
        .extracting(FactoryEntry.Own::namespace, FactoryEntry.Own::key)
        .containsExactly(
            tuple("chip-factory", "region"), tuple("cloud", "port"), tuple("cloud", "cert"));
    byte[] image = FactoryImage.build(List.copyOf(keys.entries()), 0x3000);
    try (NvsContents contents = NvsReader.read(image)) {
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.items().getFirst().value()).isEqualTo(new NvsValue.Text("EU, north"));
      assertThat(contents.items()).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region,data,string                        | product.own-row",
        "region,data,string,EU,more                | product.own-row",
        "region,date,string,EU                     | factory.own-type",
        "serial-num,data,string,1                  | product.own-bound",
        "fl-k/0/0,data,string,room                 | product.own-bound",
        "dac-key,file,binary,key.bin               | product.own-bound",
        "limit,data,u8,256                         | nvs.number-range",
        "limit,data,u9,25                          | nvs.csv-encoding",
        "a-name-of-16-char,data,u8,2               | nvs.key-length",
        "cert,file,binary,absent.bin               | nvs.csv-file",
      })
  void refusesWhatNoUnitShouldGetAndNamesTheLine(String row, String code) {
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> read("first,data,u8,1\n" + row + "\n"));
    assertThat(refusal.finding().code()).isEqualTo(code);
    assertThat(refusal.finding().sentence(Locale.ENGLISH)).contains("own.csv:2");
  }

  @Test
  void refusesTheSameKeyTwiceAndATableOfNone() {
    assertThat(code("a,data,u8,1\na,data,u8,2\n")).isEqualTo("factory.own-twice");
    assertThat(code("cloud,namespace,,\n")).isEqualTo("product.own-none");
  }

  @Test
  void aKeyOfMatterMayStandInAnotherNamespace() throws IOException {
    assertThat(read("mine,namespace,,\nserial-num,data,string,1\n").entries()).hasSize(1);
  }

  @Test
  void everyKeyThatTheToolMakesIsKnownToBeMadeHere() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Golden.resource("mfg"))) {
      for (Path table : files.filter(file -> file.endsWith("partition.csv")).toList()) {
        CsvLines.read(table).forEach(line -> keys.add(line.cells().getFirst()));
      }
    }
    keys.removeAll(Set.of("key", FactoryEntry.NAMESPACE));
    assertThat(keys).hasSizeGreaterThan(50).allMatch(FactoryEntries::writes);
  }

  @Test
  void whateverChangesInAValueOrInItsFileIsSeen() throws IOException {
    Path file = Files.write(folder.resolve("cert.bin"), new byte[] {1, 2, 3});
    String table = "cert,file,binary,cert.bin\nregion,data,string,EU\n";
    String before = read(table).sha256();
    assertThat(read("\n" + table.replace(",EU", ",\"EU\"")).sha256()).isEqualTo(before);
    assertThat(read(table.replace("EU", "US")).sha256()).isNotEqualTo(before);
    assertThat(read(table.replace("region", "place")).sha256()).isNotEqualTo(before);
    Files.write(file, new byte[] {1, 2, 4});
    assertThat(read(table).sha256()).isNotEqualTo(before);
  }

  @Test
  void tellsNothingOfItsValues() throws IOException {
    assertThat(read("token,data,string,very-secret\n").toString()).doesNotContain("very-secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFFa,data,u8,1\n", "a,data,u8,1,,\r\n", "\n\n a , data , u8 ,1\n"})
  void readsWhatSpreadsheetsWrite(String table) {
    assertThatCode(() -> assertThat(read(table).entries()).hasSize(1)).doesNotThrowAnyException();
  }

  @Property(tries = 300)
  void neverFailsOtherwiseThanByARefusal(@ForAll String table) throws IOException {
    Path file = Files.createTempFile("own", ".csv");
    try {
      Files.writeString(file, table.replace("\uD800", ""));
      FixedKeys.read(file);
    } catch (Refusal | UncheckedIOException | CharacterCodingException expected) {
      assertThat(expected).isNotNull();
    } finally {
      Files.delete(file);
    }
  }

  private String code(String table) {
    return catchThrowableOfType(Refusal.class, () -> read(table)).finding().code();
  }

  private FixedKeys read(String table) throws IOException {
    Path file = folder.resolve("own.csv");
    Files.writeString(file, table);
    return FixedKeys.read(file);
  }
}
