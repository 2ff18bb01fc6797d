package imprint.nvs;

import static imprint.nvs.PageLayout.ENTRIES;
import static imprint.nvs.PageLayout.ENTRY;
import static imprint.nvs.PageLayout.PAGE;
import static imprint.nvs.PageLayout.WRITTEN;

import imprint.finding.Finding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads one page of an image that may hold anything. */
final class PageReader {
  private final int number;
  private final byte[] bytes;
  private final ByteBuffer page;
  private final FindingLog log;
  private final List<NvsEntry> entries = new ArrayList<>();
  private int unsound;
  private int unsoundFrom = -1;

  /** Takes page {@code number} of {@code image}. */
  PageReader(byte[] image, int number, FindingLog log) {
    this.number = number;
    this.bytes = Arrays.copyOfRange(image, number * PAGE, (number + 1) * PAGE);
    this.page = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.log = log;
  }

  /** Nothing where the device would take nothing from the page although it is not blank. */
  Optional<NvsPage> read() {
    try {
      Optional<PageState> state = PageState.ofCode(page.getInt(PageLayout.STATE_AT));
      return state.isEmpty() ? strange() : counted(state.get());
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Entries marked as written that {@link #read} could not take. */
  int unsound() {
    return unsound;
  }

  private Optional<NvsPage> untouched() {
    if (!blank(0, PAGE)) {
      log.add(Finding.warning("nvs.page-not-blank", number));
      return Optional.empty();
    }
    return Optional.of(new NvsPage(number, PageState.EMPTY, -1, NvsVersion.TWO, List.of()));
  }

  private Optional<NvsPage> strange() {
    log.add(Finding.error("nvs.page-state", number));
    return Optional.empty();
  }

  private Optional<NvsPage> counted(PageState state) {
    switch (state) {
      case EMPTY -> {
        return untouched();
      }
      case CORRUPT -> {
        return strange();
      }
      case FREEING -> log.add(Finding.warning("nvs.page-freeing", number));
      case ACTIVE, FULL -> {}
    }
    if (page.getInt(PageLayout.HEADER_CRC_AT) != PageLayout.headerCrc(bytes)) {
      log.add(Finding.error("nvs.page-header", number));
      return Optional.empty();
    }
    int code = page.get(PageLayout.VERSION_AT) & 0xFF;
    Optional<NvsVersion> version = NvsVersion.ofCode(code);
    if (version.isEmpty()) {
      log.add(Finding.error("nvs.page-version", number, 0x100 - code));
      return Optional.empty();
    }
    readEntries();
    int sequence = page.getInt(PageLayout.SEQUENCE_AT);
    return Optional.of(new NvsPage(number, state, sequence, version.get(), List.copyOf(entries)));
  }

  private void readEntries() {
    int index = 0;
    while (index < ENTRIES) {
      int span = 1;
      switch (state(index)) {
        case WRITTEN -> span = written(index);
        case PageLayout.EMPTY -> {
          if (!blank(PageLayout.entryAt(index), ENTRY)) {
            log.add(Finding.note("nvs.entry-unfinished", number, index));
          }
        }
        case PageLayout.ERASED -> {}
        default -> log.add(Finding.error("nvs.entry-state", number, index));
      }
      index += span;
    }
    endOfUnsound(ENTRIES);
  }

  /** Returns how many entries on the next one is. */
  private int written(int index) {
    int at = PageLayout.entryAt(index);
    if (page.getInt(at + PageLayout.CRC_AT) != PageLayout.entryCrc(bytes, at)) {
      unsound++;
      unsoundFrom = unsoundFrom < 0 ? index : unsoundFrom;
      return 1;
    }
    endOfUnsound(index);
    Optional<NvsType> type = NvsType.ofCode(bytes[at + PageLayout.TYPE_AT] & 0xFF);
    int span = bytes[at + PageLayout.SPAN_AT] & 0xFF;
    if (span == 0 || index + span > ENTRIES) {
      log.add(Finding.error("nvs.entry-span", number, index));
      return 1;
    }
    if (type.isEmpty()) {
      log.add(Finding.warning("nvs.entry-type", number, index));
      return span;
    }
    take(index, span, type.get());
    return span;
  }

  private void take(int index, int span, NvsType type) {
    int at = PageLayout.entryAt(index);
    int size = type.hasData() ? page.getShort(at + PageLayout.FIELD_AT) & 0xFFFF : 0;
    if (span != 1 + PageLayout.dataEntries(size)) {
      log.add(Finding.error("nvs.entry-span", number, index));
      return;
    }
    for (int child = index + 1; child < index + span; child++) {
      if (state(child) != WRITTEN) {
        log.add(Finding.error("nvs.entry-data", number, index));
        return;
      }
    }
    byte[] head = Arrays.copyOfRange(bytes, at, at + ENTRY);
    byte[] data = Arrays.copyOfRange(bytes, at + ENTRY, at + ENTRY + size);
    NvsEntry entry = new NvsEntry(number, index, type, head, data);
    if (!entry.keyIsSound()) {
      log.add(Finding.error("nvs.entry-key", number, index));
    } else if (!entry.dataIsSound()) {
      log.add(Finding.error("nvs.data-crc", number, index, entry.key()));
    } else {
      entries.add(entry);
    }
  }

  /** A damaged head makes heads of its data, so a row of them is one finding. */
  private void endOfUnsound(int end) {
    if (unsoundFrom >= 0) {
      log.add(Finding.error("nvs.entry-crc", number, unsoundFrom, end - 1));
      unsoundFrom = -1;
    }
  }

  private int state(int index) {
    return PageLayout.entryState(bytes, 0, index);
  }

  private boolean blank(int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] != -1) {
        return false;
      }
    }
    return true;
  }
}
