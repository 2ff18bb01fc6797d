package imprint.nvs;

import imprint.finding.Finding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chunks of all blobs; each is given away once, so a hostile index cannot multiply them. */
final class BlobChunks {
  private record Place(int namespace, String key, int chunk) {}

  private final FindingLog log;
  private final Map<Place, NvsEntry> chunks = new LinkedHashMap<>();

  BlobChunks(FindingLog log) {
    this.log = log;
  }

  /** Of two chunks in one place the first is kept, as the device does. */
  void add(NvsEntry chunk) {
    Place place = new Place(chunk.namespace(), chunk.key(), chunk.chunk());
    if (chunks.putIfAbsent(place, chunk) != null) {
      log.add(Finding.warning("nvs.chunk-twice", chunk.key(), chunk.chunk()));
    }
  }

  /** The whole blob that {@code index} speaks of, if all of it is there. */
  Optional<byte[]> join(NvsEntry index) {
    List<byte[]> pieces = new ArrayList<>();
    for (int i = 0; i < index.chunkCount(); i++) {
      int number = index.chunkStart() + i;
      NvsEntry chunk = chunks.remove(new Place(index.namespace(), index.key(), number));
      if (chunk == null) {
        log.add(Finding.error("nvs.chunk-missing", index.key(), number));
        return Optional.empty();
      }
      pieces.add(chunk.data());
    }
    int size = pieces.stream().mapToInt(piece -> piece.length).sum();
    if (size != index.totalSize()) {
      log.add(Finding.error("nvs.blob-size", index.key(), size, index.totalSize()));
      return Optional.empty();
    }
    ByteBuffer whole = ByteBuffer.allocate(size);
    pieces.forEach(whole::put);
    return Optional.of(whole.array());
  }

  void reportOrphans() {
    for (NvsEntry chunk : chunks.values()) {
      log.add(Finding.warning("nvs.chunk-orphan", chunk.key(), chunk.chunk()));
    }
  }
}
