package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.factory.FactoryEntry;
import imprint.factory.FactoryImage;
import imprint.nvs.NvsCsv;
import imprint.nvs.NvsImage;
import imprint.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PartitionCsvTest {
  private static final int SIZE = 0x40000;

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.strings()
        .withChars(",\"\r\n# =灯a1'\\\t")
        .ofMaxLength(30)
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<byte[]> blob() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(5000);
  }

  /** Read as nvs_partition_gen reads it: with universal newlines and without comment lines. */
  @Property(tries = 300)
  void theGeneratorsReaderMakesTheSameImage(
      @ForAll("texts") List<String> texts, @ForAll("blob") byte[] blob) {
    List<FactoryEntry> entries = new ArrayList<>();
    entries.add(new FactoryEntry.U32("number", 0xFFFF_FFFFL));
    for (int i = 0; i < texts.size(); i++) {
      entries.add(new FactoryEntry.Text("text-" + i, texts.get(i)));
    }
    entries.add(new FactoryEntry.Filed("blob", Secret.copyOf(blob), "x"));
    entries.add(new FactoryEntry.Bytes("hex", Secret.copyOf(blob)));
    entries.add(own("other", "#odd", "string", "in another namespace"));
    assertThat(reread(entries)).isEqualTo(FactoryImage.build(entries, SIZE));
  }

  /** Python refuses cells of more than 131072 characters. */
  @Test
  void whatIsTooLongForACellGoesIntoAFile() {
    List<FactoryEntry> entries =
        List.of(new FactoryEntry.Filed("big", Secret.owning(new byte[120_000]), "x"));
    assertThat(new PartitionCsv(entries).files()).containsKey("value-0.bin");
    assertThat(reread(entries)).isEqualTo(FactoryImage.build(entries, SIZE));
  }

  private static FactoryEntry.Own own(String namespace, String key, String encoding, String value) {
    return new FactoryEntry.Own(
        namespace,
        key,
        new FactoryEntry.Listed("data", encoding, value),
        encoding,
        value,
        key + " (test:1)");
  }

  private static byte[] reread(List<FactoryEntry> entries) {
    Map<String, byte[]> files = new PartitionCsv(entries).files();
    try {
      Path folder = Files.createTempDirectory("partition");
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      String text =
          new String(files.get(PartitionCsv.NAME), java.nio.charset.StandardCharsets.UTF_8);
      StringBuilder kept = new StringBuilder();
      for (String line : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
        kept.append(line.startsWith("#") ? "" : line + "\n");
      }
      try (NvsImage image = new NvsImage(SIZE)) {
        new NvsCsv(image, folder).read("partition.csv", kept.toString());
        return image.toBytes();
      } finally {
        for (String file : files.keySet()) {
          Files.delete(folder.resolve(file));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
