package imprint.nvs;

import static imprint.nvs.NvsImageTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV files, and the files that their rows name. */
class NvsCsvFilesTest {
  private static final String HEADER = "key,type,encoding,value\n";

  @TempDir Path folder;

  private NvsContents read(String rows) {
    NvsImage image = new NvsImage(0x6000);
    new NvsCsv(image, folder).read("in.csv", HEADER + "a,namespace,,\n" + rows);
    return NvsReader.read(image.toBytes());
  }

  @Test
  void severalFilesFollowEachOtherInOneNamespace() throws Exception {
    Path first =
        Files.writeString(folder.resolve("1.csv"), HEADER + "a,namespace,,\nk,data,u8,1\n");
    Path second = Files.writeString(folder.resolve("2.csv"), HEADER + "l,data,u8,2\n");
    NvsImage image = new NvsImage(0x3000);
    new NvsCsv(image, folder).read(first).read(second);
    assertThat(NvsReader.read(image.toBytes()).number("a", "l")).hasValue(2);
  }

  @Test
  void filesAreFoundInTheFolder() throws Exception {
    Files.write(folder.resolve("key.bin"), new byte[] {1, 2});
    Files.writeString(folder.resolve("n.txt"), "42\n");
    NvsContents contents = read("k,file,binary,key.bin\nn,file,u8,n.txt");
    assertThat(contents.blob("a", "k")).contains(new byte[] {1, 2});
    assertThat(contents.number("a", "n")).hasValue(42);
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent.bin", ".", ""})
  void aFileThatIsNotThereIsSaidWithItsLine(String path) {
    refused("nvs.csv-file", () -> read("k,file,binary," + path))
        .hasMessageContaining("k (in.csv:3)");
  }

  @Test
  void aFileOfAStringMustBeText() throws Exception {
    Files.write(folder.resolve("key.bin"), new byte[] {(byte) 0xFF, 2});
    refused("nvs.csv-text", () -> read("k,file,string,key.bin"));
  }

  @Test
  void aCsvMustBeUtf8() throws Exception {
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, (HEADER + "ü,namespace,,").getBytes(StandardCharsets.ISO_8859_1));
    NvsCsv csv = new NvsCsv(new NvsImage(0x3000), folder);
    refused("nvs.csv-utf8", () -> csv.read(latin));
    refused("file.absent", () -> csv.read(folder.resolve("none.csv")));
  }

  @Test
  void filesThatAreNotInTheFolderAreLookedForBesideTheCsv() throws Exception {
    Path product = Files.createDirectories(folder.resolve("product"));
    Files.write(product.resolve("beside.bin"), new byte[] {1});
    Files.write(product.resolve("both.bin"), new byte[] {2});
    Files.write(folder.resolve("both.bin"), new byte[] {3});
    Path csv =
        Files.writeString(
            product.resolve("in.csv"),
            HEADER + "a,namespace,,\nk,file,binary,beside.bin\nl,file,binary,both.bin\n");
    NvsImage image = new NvsImage(0x3000);
    NvsCsv reader = new NvsCsv(image, folder).read(csv);
    NvsContents contents = NvsReader.read(image.toBytes());
    assertThat(contents.blob("a", "k")).contains(new byte[] {1});
    assertThat(contents.blob("a", "l")).contains(new byte[] {3});
    // a text has no place of its own
    refused("nvs.csv-file", () -> reader.read("x.csv", HEADER + "m,file,binary,beside.bin"));
  }

  @Test
  void anEmptyFileAddsNothing() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    NvsImage image = new NvsImage(0x3000);
    new NvsCsv(image, folder).read(empty);
    assertThat(image.toBytes()).isEqualTo(Vectors.image("e20-empty-csv"));
  }
}
