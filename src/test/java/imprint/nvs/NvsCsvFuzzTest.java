package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever the text, the reader makes an image that can be read, or refuses. */
class NvsCsvFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "key,type,encoding,value\n",
          "a,namespace,,\n",
          "#",
          "\"",
          ",",
          "\n",
          "\r\n",
          "\uFEFF",
          "k,data,",
          "u8,",
          "string,",
          "hex2bin,",
          "base64,",
          "binary,",
          "blob_fill(8;0x1f),",
          "blob_sz_fill(4000;0xff),",
          "1",
          "-5",
          "00ff",
          "AAEC",
          "sta.ssid,data,string,x\n",
          "ap.ssid,data,string,x\nap.passwd,data,string,y\nap.authmode,data,u8,3\n",
          "file,",
          "ü灯",
          "\uD800",
          "\0",
          " ",
          "x".repeat(70));

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces))
        .map(
            text ->
                text.length() % 3 == 0 ? text : "key,type,encoding,value\na,namespace,,\n" + text);
  }

  @Property(tries = 1500)
  void anyText(@ForAll("texts") String text) {
    readsSafely(text);
  }

  @Property(tries = 300)
  void anyCharacters(@ForAll String text) {
    readsSafely(text);
  }

  @Property(tries = 300)
  void changedFiles(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> cases =
        List.of("01-primitives", "02-strings", "03-binary-encodings", "20-blob-fill");
    byte[] bytes = Vectors.bytes(cases.get(random.nextInt(cases.size())), "input.csv");
    for (int i = random.nextInt(12); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
    }
    readsSafely(new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void anEncodingInCapitalsIsSaidToHaveLostItsZero() {
    readsSafely("key,type,encoding,value\ncfg,namespace,,\ns,data,strinG,line\n");
  }

  private static void readsSafely(String text) {
    try (NvsImage image = new NvsImage(0x6000)) {
      NvsCsv csv = new NvsCsv(image, Path.of("target")).compatible().read("in.csv", text);
      assertThat(csv.findings()).allSatisfy(f -> assertThat(f.toString()).isNotBlank());
      Set<String> right =
          new HashSet<>(Set.of("nvs.duplicate", "nvs.chunk-twice", "nvs.namespace-unused"));
      // an encoding in capitals has lost its zero as with the peer, and that was said
      if (csv.findings().stream().anyMatch(f -> f.code().equals("nvs.csv-capitals"))) {
        right.add("nvs.string-end");
      }
      assertThat(NvsReader.read(image.toBytes()).findings())
          .allSatisfy(f -> assertThat(f.code()).isIn(right));
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("nvs.");
    }
  }
}
