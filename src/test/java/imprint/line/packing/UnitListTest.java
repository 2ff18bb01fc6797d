package imprint.line.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import imprint.ledger.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitListTest {
  @TempDir Path folder;
  private PackedUnits units;
  private Unit first;
  private Unit second;

  @BeforeEach
  void pack() {
    units = new PackedUnits(folder);
    first = units.done(1);
    second = units.done(2);
  }

  @AfterEach
  void close() {
    units.close();
  }

  private java.util.List<Unit> read(String text) throws IOException {
    Path file = folder.resolve("order.csv");
    Files.writeString(file, text);
    return UnitList.read(file, units.ledger());
  }

  private void refused(String code, String text, String... says) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.finding().code()).isEqualTo(code);
              assertThat(refusal).hasMessageContainingAll(says);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serial\nSN0002X\nSN0001X\n",
        "\uFEFFSerial Number,what\r\nSN0002X,a\r\nSN0001X,b\r\n",
        "box;MAC\n1;24:0a:c4:00:00:02\n2;240AC4000001\n",
        "order\tsn\tmac\n1\tSN0002X\t24:0a:c4:00:00:01\n1\tSN0001X\t24:0a:c4:00:00:02\n",
        "SN0002X\nSN0001X",
        "\n\nSN0002X\n\n SN0001X \n\n",
        "a,SN0002X\nb,\"SN0001X\"\n",
      })
  void itsOrderIsKeptWithAHeaderOrWithout(String text) throws IOException {
    assertThat(read(text)).containsExactly(second, first);
  }

  @Test
  void aRowThatNamesNobodyIsNamedByItsNumberAndNotByItsText() {
    refused("line.list-row", "serial\nSN0001X\nMT:SECRET\n", "order.csv", "row 3");
    assertThatThrownBy(() -> read("serial\nMT:SECRET\n")).hasMessageNotContaining("SECRET");
    refused("line.list-row", "serial,x\nSN0001X,\n\n,y\n", "row 4");
    refused("line.list-row", "nobody\nSN0001X\n", "row 1");
    refused("line.list-column", "a,b\nSN0001X,SN0002X\n", "order.csv");
    refused("line.list-column", "a,b\n", "order.csv");
  }

  @Test
  void aUnitThatIsNamedTwiceWouldGetTwoLabels() {
    refused("line.list-row-twice", "serial\nSN0001X\n240ac4000001\n", "row 3", "row 2", "SN0001X");
  }

  @Test
  void aUnitWithoutALabelIsNamedWithItsState() {
    units.retired(second);
    refused("line.list-row-state", "SN0001X\nSN0002X\n", "row 2", "SN0002X", "RETIRED");
  }

  @Test
  void anyBytesAreAListOrRefused() throws IOException {
    Random random = new Random(7);
    String alphabet = "SN0012X,;\t\"\n\r :acserial";
    Path file = folder.resolve("order.csv");
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = 1 + random.nextInt(40); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
      try {
        assertThat(UnitList.read(file, units.ledger())).isSubsetOf(first, second);
      } catch (Refusal refusal) {
        assertThat(refusal.finding().code()).startsWith("line.list-");
      }
    }
  }
}
