package imprint.matter;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether the JVM uses vectors of 256 bits or more. With those of 128 the processor's own
 * instructions for SHA-256 are the faster.
 */
final class WideVectors {
  static final boolean PRESENT = bytes() >= 32;

  private WideVectors() {}

  /** 0 where the JVM does not tell. */
  private static int bytes() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return jvm == null ? 0 : Integer.parseInt(jvm.getVMOption("MaxVectorSize").getValue());
    } catch (IllegalArgumentException unknown) {
      return 0;
    }
  }
}
