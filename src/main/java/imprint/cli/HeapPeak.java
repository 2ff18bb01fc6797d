package imprint.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.stream.Stream;

/** The most heap that was in use. */
final class HeapPeak {
  private static final double MEBIBYTE = 1 << 20;

  private HeapPeak() {}

  /** Begins anew, with what is in use after a collection. */
  static void reset() {
    System.gc();
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Since the last reset, or the start. */
  static double mebibytes() {
    return pools().map(MemoryPoolMXBean::getPeakUsage).mapToLong(MemoryUsage::getUsed).sum()
        / MEBIBYTE;
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}
