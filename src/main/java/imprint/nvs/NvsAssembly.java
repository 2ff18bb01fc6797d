package imprint.nvs;

import imprint.finding.Finding;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes values of entries: names the namespaces, joins the chunks of blobs. */
final class NvsAssembly {
  /** What a device looks a value up by. */
  private record Place(int namespace, String key) {}

  private final FindingLog log;
  private final Map<Integer, String> namespaces = new TreeMap<>();
  private final Set<Integer> usedNamespaces = new HashSet<>();
  private final Set<Place> known = new HashSet<>();

  NvsAssembly(FindingLog log) {
    this.log = log;
  }

  /** {@code pages} in the order of the device. */
  List<NvsItem> assemble(List<NvsPage> pages) {
    List<NvsEntry> entries = pages.stream().flatMap(page -> page.entries().stream()).toList();
    BlobChunks chunks = new BlobChunks(log);
    for (NvsEntry entry : entries) {
      if (entry.namespace() == 0) {
        define(entry);
      } else if (entry.type() == NvsType.BLOB_CHUNK) {
        chunks.add(entry);
      }
    }
    List<NvsItem> items = new ArrayList<>();
    for (NvsEntry entry : entries) {
      if (entry.namespace() != 0 && entry.type() != NvsType.BLOB_CHUNK && !repeated(entry)) {
        value(entry, chunks).ifPresent(value -> items.add(item(entry, value)));
      }
    }
    chunks.reportOrphans();
    namespaces.forEach(
        (index, name) -> {
          if (!usedNamespaces.contains(index)) {
            log.add(Finding.note("nvs.namespace-unused", name));
          }
        });
    return items;
  }

  private void define(NvsEntry entry) {
    if (entry.type() != NvsType.U8 || entry.number() == 0) {
      log.add(Finding.error("nvs.namespace-odd", entry.key()));
      return;
    }
    boolean newName = !namespaces.containsValue(entry.key());
    if (namespaces.putIfAbsent((int) entry.number(), entry.key()) != null || !newName) {
      log.add(Finding.error("nvs.namespace-twice", entry.key()));
    }
  }

  private Optional<NvsValue> value(NvsEntry entry, BlobChunks chunks) {
    return switch (entry.type()) {
      case U8, I8, U16, I16, U32, I32, U64, I64 ->
          Optional.of(new NvsValue.Int(entry.type(), entry.number()));
      case STRING -> Optional.of(text(entry));
      case BLOB -> Optional.of(new NvsValue.Blob(entry.data().clone()));
      case BLOB_INDEX -> chunks.join(entry).map(NvsValue.Blob::new);
      case BLOB_CHUNK -> Optional.empty();
    };
  }

  private NvsValue text(NvsEntry entry) {
    byte[] data = entry.data();
    int length = 0;
    while (length < data.length && data[length] != 0) {
      length++;
    }
    if (length != data.length - 1) {
      log.add(Finding.error("nvs.string-end", entry.key()));
    }
    CharBuffer text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data, 0, length));
    } catch (CharacterCodingException e) {
      log.add(Finding.warning("nvs.string-utf8", entry.key()));
      text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(data, 0, length));
    }
    return new NvsValue.Text(text.toString());
  }

  private NvsItem item(NvsEntry entry, NvsValue value) {
    int index = entry.namespace();
    String name = namespaces.get(index);
    if (usedNamespaces.add(index) && name == null) {
      log.add(Finding.error("nvs.namespace-undefined", index, entry.key()));
    }
    return new NvsItem(
        name == null ? "#" + index : name, entry.key(), value, entry.page(), entry.index());
  }

  /** Says so, too; the pieces of a blob written twice cannot be told apart. */
  private boolean repeated(NvsEntry entry) {
    if (known.add(new Place(entry.namespace(), entry.key()))) {
      return false;
    }
    log.add(Finding.warning("nvs.duplicate", entry.key()));
    return entry.type() == NvsType.BLOB_INDEX;
  }
}
