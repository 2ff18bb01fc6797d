package imprint.nvs;

import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads NVS partition images, our own and those read back from a device, and says what is wrong
 * with them. The image may hold anything; time and memory stay in proportion to its size.
 */
public final class NvsReader {
  /** Pages from which on the device can write, if one is blank. */
  private static final int WRITABLE = 3;

  private NvsReader() {}

  /**
   * Whether {@code content} is an NVS image beyond doubt, encrypted or not: whole pages, and the
   * first has the header of a page, which encryption leaves as it is.
   */
  public static boolean looksLike(byte[] content) {
    if (content.length == 0 || content.length % PageLayout.PAGE != 0) {
      return false;
    }
    byte[] page = Arrays.copyOf(content, PageLayout.PAGE);
    ByteBuffer header = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    return PageState.ofCode(header.getInt(PageLayout.STATE_AT)).isPresent()
        && header.getInt(PageLayout.HEADER_CRC_AT) == PageLayout.headerCrc(page);
  }

  /**
   * Whether a page of {@code image} names {@code namespace}, or holds what cannot be read, so that
   * nobody can tell: encrypted pages do. Pages are found among anything else, as in the content of
   * a whole flash memory.
   */
  public static boolean mayHold(byte[] image, String namespace) {
    for (int number = 0; number < image.length / PageLayout.PAGE; number++) {
      PageReader reader = new PageReader(image, number, new FindingLog());
      List<NvsEntry> entries = reader.read().map(NvsPage::entries).orElse(List.of());
      boolean named =
          entries.stream()
              .anyMatch(entry -> entry.namespace() == 0 && entry.key().equals(namespace));
      entries.forEach(NvsEntry::wipe);
      if (named || reader.unsound() > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads all that is sound. {@code image} is not changed.
   *
   * @throws Refusal nvs.too-short, nvs.not-an-image where there is nothing to read at all
   */
  public static NvsContents read(byte[] image) {
    FindingLog log = new FindingLog();
    List<NvsPage> pages = pages(image, log);
    List<NvsItem> items = new NvsAssembly(log).assemble(pages);
    pages.forEach(page -> page.entries().forEach(NvsEntry::wipe));
    return new NvsContents(items, NvsPageSummary.of(image), log.list());
  }

  /**
   * The same of an encrypted image.
   *
   * @throws Refusal also what {@link NvsCipher#decrypt} refuses
   */
  public static NvsContents read(byte[] image, NvsKey key) {
    byte[] plain = NvsCipher.decrypt(image, key);
    try {
      return read(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** The pages that the device takes, in its order. */
  static List<NvsPage> pages(byte[] image, FindingLog log) {
    int count = image.length / PageLayout.PAGE;
    if (count == 0) {
      throw Refusal.of("nvs.too-short", image.length);
    }
    if (image.length % PageLayout.PAGE != 0) {
      log.add(Finding.error("nvs.cut-off", image.length));
    }
    FindingLog details = new FindingLog();
    List<NvsPage> pages = new ArrayList<>();
    int unsound = 0;
    for (int number = 0; number < count; number++) {
      PageReader reader = new PageReader(image, number, details);
      reader.read().ifPresent(pages::add);
      unsound += reader.unsound();
    }
    if (pages.isEmpty()) {
      throw Refusal.of("nvs.not-an-image");
    }
    if (unsound > 0 && pages.stream().allMatch(page -> page.entries().isEmpty())) {
      log.add(Finding.error("nvs.encrypted", unsound));
    } else {
      log.addAll(details);
      checkPages(pages, count, log);
    }
    pages.sort(Comparator.comparing(NvsPage::sequence, Integer::compareUnsigned));
    return pages;
  }

  private static void checkPages(List<NvsPage> pages, int count, FindingLog log) {
    Set<Integer> sequences = new HashSet<>();
    int blank = 0;
    for (NvsPage page : pages) {
      if (page.state() == PageState.EMPTY) {
        blank++;
      } else if (!sequences.add(page.sequence())) {
        log.add(Finding.error("nvs.page-twice", page.number()));
      }
    }
    if (blank == pages.size()) {
      log.add(Finding.note("nvs.blank"));
    } else if (blank == 0 && count >= WRITABLE) {
      log.add(Finding.warning("nvs.no-blank-page"));
    }
  }
}
