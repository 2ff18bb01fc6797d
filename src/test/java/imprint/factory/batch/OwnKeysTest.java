package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import imprint.factory.FactoryEntry;
import imprint.finding.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnKeysTest {
  @TempDir Path folder;

  @Test
  void givesEveryUnitItsValues() throws IOException {
    OwnKeys keys = keys("a,data,u8\nother,namespace,\nb,data,string\n", "b,a\nx,1\ny,2\n");
    assertThat(keys.count()).isEqualTo(2);
    assertThat(keys.of(1))
        .extracting(FactoryEntry.Own::namespace, FactoryEntry.Own::key, FactoryEntry.Own::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("chip-factory", "a", "2"),
            org.assertj.core.groups.Tuple.tuple("other", "b", "y"));
  }

  /** The tool gives both the last column. */
  @Test
  void oneNameInTwoNamespacesHasTwoColumns() throws IOException {
    OwnKeys keys = keys("mode,data,u8\nother,namespace,\nmode,data,u8\n", "mode,mode\n1,2\n");
    assertThat(keys.of(0)).extracting(FactoryEntry.Own::value).containsExactly("1", "2");
  }

  @Test
  void repeatTakesTheFirstUnitsValue() throws IOException {
    OwnKeys keys = keys("a,data,u8,REPEAT\nb,data,u8\n", "a,b\n7,1\n,2\n");
    assertThat(keys.of(1)).extracting(FactoryEntry.Own::value).containsExactly("7", "2");
  }

  @Test
  void blankLinesAreNoUnitsAndQuotedOnesAreKept() throws IOException {
    OwnKeys keys = keys("t,data,string\n\n", "t\n\"p1\n\np2\"\n\n\n");
    assertThat(keys.count()).isEqualTo(1);
    assertThat(keys.of(0).getFirst().value()).isEqualTo("p1\n\np2");
  }

  @Test
  void filesAreLookedForBesideTheValues() throws IOException {
    Files.write(folder.resolve("x.bin"), new byte[] {1, 2, 3});
    FactoryEntry.Own own = keys("f,file,binary\n", "f\nx.bin\n").of(0).getFirst();
    assertThat(own.encoding()).isEqualTo("base64");
    assertThat(own.value()).isEqualTo("AQID");
    assertThat(own.listed().cell()).isEqualTo("x.bin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,data|a;1|factory.own-row",
        "a,data,u8,x|a;1|factory.own-row",
        "a,what,u8|a;1|factory.own-type",
        "a,data,u8;a,data,u8|a;1|factory.own-twice",
        "x,namespace,|a;1|factory.own-none",
        "a,data,u8|a|factory.own-no-units",
        "a,data,u8|b;1|factory.own-column",
        "a,data,u8;b,data,u8|a,b;1|factory.own-cells",
        "a,data,u8|\"a;1|nvs.csv-syntax",
      })
  void refusesWithFileAndLine(String configuration, String values, String code) {
    assertThatThrownBy(() -> keys(configuration.replace(';', '\n'), values.replace(';', '\n')))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code))
        .hasMessageMatching("(?s).*(k\\.csv|v\\.csv).*");
  }

  @Test
  void aMisspeltColumnIsTold() throws IOException {
    assertThat(keys("a,data,u8\n", "a,serial-nun\n1,x\n").findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.toString()).contains("serial-nun"));
  }

  /** What must fit the label or the certificates is not the customer's to set. */
  @ParameterizedTest
  @CsvSource({
    "verifier,string",
    "salt,string",
    "iteration-count,u32",
    "vendor-id,u32",
    "dac-cert,base64",
    "dac-key,hex2bin",
    "pai-cert,base64"
  })
  void boundKeysAreRefused(String key, String encoding) throws IOException {
    OwnKeys keys = keys(key + ",data," + encoding + "\n", key + "\n1\n");
    assertThatThrownBy(() -> Orders.made(Orders.of(1, Optional.of(keys)), folder.resolve("out")))
        .hasMessageContaining(key);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "serial-num,string,SN1,SN1,factory.serial-taken",
    "serial-num,string,SN1,,factory.own-length",
    "rd-id-uid,hex2bin,00112233445566778899aabbccddeeff,00112233445566778899AABBCCDDEEFF"
        + ",factory.rotating-id-taken",
    "discriminator,u32,1,4096,factory.own-range",
    "vendor-name,string,x,,factory.own-length",
    "product-name,string,x,123456789012345678901234567890123,factory.own-length",
    "fl-v/0/0,string,x,12345678901234567,factory.own-length",
    "part-number,string,x,a\u0007b,factory.own-characters",
    "serial-num,string,x,a\u007Fb,factory.own-characters",
    "hardware-ver,u32,1,65536,factory.own-range",
    "hardware-ver,u32,65535,-1,factory.own-range",
    "rd-id-uid,hex2bin,00112233445566778899aabbccddeeff,0011,factory.own-unique-id",
    "a,u8,1,256,nvs.number-range",
    "a,hex2bin,00,0,nvs.csv-hex"
  })
  void aWrongValueOfALaterUnitIsFoundBeforeTheFirst(
      String key, String encoding, String first, String second, String code) throws IOException {
    String value = second == null ? "" : second;
    OwnKeys keys =
        keys(
            key + ",data," + encoding + "\nz,data,string\n",
            key + ",z\n" + first + ",x\n" + value + ",x\n");
    assertThatThrownBy(() -> Orders.made(Orders.of(2, Optional.of(keys)), folder.resolve("out")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code))
        .hasMessageContaining("v.csv:3");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  /** The firmware asks for it in one form. */
  @ParameterizedTest
  @CsvSource({
    "discriminator,data,u16,100",
    "discriminator,data,string,100",
    "discriminator,data,u8,100",
    "hardware-ver,data,string,1",
    "serial-num,data,hex2bin,0011",
    "serial-num,file,string,v.csv",
    "product-url,data,base64,AAAA",
    "rd-id-uid,data,string,00112233445566778899aabbccddeeff",
    "locale-sz,data,u8,1",
  })
  void aReplacedKeyKeepsItsForm(String key, String type, String encoding, String value)
      throws IOException {
    OwnKeys keys = keys(key + "," + type + "," + encoding + "\n", key + "\n" + value + "\n");
    assertThatThrownBy(() -> Orders.made(Orders.of(1, Optional.of(keys)), folder.resolve("out")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("factory.own-encoding"))
        .hasMessageContaining("v.csv:2");
  }

  @Test
  void aUniqueIdOfAnEarlierRunIsRefused() throws IOException {
    String id = "00112233445566778899aabbccddeeff";
    OwnKeys keys = keys("rd-id-uid,data,hex2bin\nz,data,u8\n", "rd-id-uid,z\n" + id + ",1\n");
    Order order = Orders.of(1, Optional.of(keys));
    Orders.made(order, folder.resolve("out"));
    assertThatThrownBy(() -> Orders.made(order, folder.resolve("out")))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.finding().code()).isEqualTo("factory.rotating-id-taken"));
  }

  /** In another namespace it is the customer's alone. */
  @Test
  void otherNamespacesAreTheCustomers() throws IOException {
    OwnKeys keys = keys("x,namespace,\ndiscriminator,data,u8\n", "discriminator\n200\n");
    assertThat(Orders.made(Orders.of(1, Optional.of(keys)), folder.resolve("out")).units())
        .isEqualTo(1);
  }

  @Property(tries = 500)
  void anyTextIsReadOrRefused(@ForAll String configuration, @ForAll String values) {
    Throwable thrown =
        catchThrowable(
            () -> {
              Path place = Files.createTempDirectory("own");
              try {
                OwnKeys.read(
                    write(place.resolve("k.csv"), "a,data,u8\n" + configuration),
                    write(place.resolve("v.csv"), "a\n1\n" + values),
                    place);
              } finally {
                for (String file : List.of("k.csv", "v.csv")) {
                  Files.deleteIfExists(place.resolve(file));
                }
                Files.delete(place);
              }
            });
    assertThat(thrown == null || thrown instanceof Refusal).as(String.valueOf(thrown)).isTrue();
  }

  private OwnKeys keys(String configuration, String values) throws IOException {
    return OwnKeys.read(
        write(folder.resolve("k.csv"), configuration),
        write(folder.resolve("v.csv"), values),
        folder);
  }

  private static Path write(Path file, String text) {
    try {
      return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
