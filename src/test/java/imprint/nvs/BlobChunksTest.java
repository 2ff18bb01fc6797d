package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blobs as a device leaves them, which no generator writes. */
class BlobChunksTest {
  private static final byte[] KEY = NvsText.key("b");

  private final FindingLog log = new FindingLog();
  private final BlobChunks chunks = new BlobChunks(log);

  /** Entries as they come from a page: chunks of the given numbers, each holding its number. */
  private static List<NvsEntry> page(int count, int start, int... numbers) {
    PageWriter page = new PageWriter(0, NvsVersion.TWO);
    for (int number : numbers) {
      page.data(1, NvsType.BLOB_CHUNK, number, KEY, new byte[] {(byte) number}, 0, 1);
    }
    long field = ((long) start << 40) | ((long) count << 32) | count;
    page.entry(1, NvsType.BLOB_INDEX, KEY, field);
    byte[] image = new byte[PageLayout.PAGE];
    page.copyTo(image, 0);
    return new ArrayList<>(NvsReader.pages(image, new FindingLog()).getFirst().entries());
  }

  private NvsEntry addAll(List<NvsEntry> entries) {
    NvsEntry index = entries.removeLast();
    entries.forEach(chunks::add);
    return index;
  }

  @Test
  void chunksAreJoinedByTheirNumbersNotByTheirPlaces() {
    NvsEntry index = addAll(page(3, 0, 2, 0, 1));
    assertThat(chunks.join(index)).contains(new byte[] {0, 1, 2});
    chunks.reportOrphans();
    assertThat(log.list()).isEmpty();
  }

  /** A rewritten blob counts from 0x80, so that the old one stays whole meanwhile. */
  @Test
  void theNewerVersionCountsFrom128() {
    NvsEntry index = addAll(page(2, 0x80, 0, 0x80, 0x81));
    assertThat(chunks.join(index)).contains(new byte[] {(byte) 0x80, (byte) 0x81});
    chunks.reportOrphans();
    assertThat(log.list()).containsExactly(Finding.warning("nvs.chunk-orphan", "b", 0));
  }

  @Test
  void aGapLosesTheBlob() {
    NvsEntry index = addAll(page(3, 0, 0, 2));
    assertThat(chunks.join(index)).isEmpty();
    assertThat(log.list()).containsExactly(Finding.error("nvs.chunk-missing", "b", 1));
  }

  @Test
  void aChunkIsGivenAwayOnce() {
    NvsEntry index = addAll(page(1, 0, 0));
    assertThat(chunks.join(index)).isPresent();
    assertThat(chunks.join(index)).isEmpty();
  }
}
