package imprint.label;

import imprint.finding.Finding;
import java.util.stream.Stream;

/**
 * What makes a label fit to be stuck on a unit, and who says so. Some rules look at the drawing,
 * some at the dots made from it, some read the codes back from those dots: a label that one picture
 * scans and another does not has happened elsewhere
 * (github.com/t0bst4r/home-assistant-matter-hub/issues/41).
 */
public enum Rule {
  /** Matter Core Specification 5.1.3: the unit is commissioned by scanning it. */
  QR_ONCE("Matter Core 5.1.3", LabelCheck::qrOnce),

  /**
   * Version 2 and level M or better: what esp-matter-mfg-tool and connectedhomeip print for the 22
   * characters of a payload.
   */
  QR_KIND("as the SDK prints it", LabelCheck::qrKind),

  /**
   * ISO/IEC 18004: four modules around a QR code; ISO/IEC 15417: ten beside a Code 128; ISO/IEC
   * 16022: one around a Data Matrix. Without any print.
   */
  QUIET_ZONE("ISO/IEC 18004, 15417, 16022", LabelCheck::quietZones),

  /**
   * A module is a square of whole dots: one that is a dot wider than its neighbour costs the
   * tolerance that scanners have for print growth (ISO/IEC 15415, print growth). Dark on light, and
   * nothing else over it.
   */
  MODULES("ISO/IEC 15415", LabelCheck::modules),

  /**
   * At least {@link LabelCheck#LEAST_DOTS} dots, so that one dot of growth leaves two thirds; and
   * at least what the layout's {@code rules} say.
   */
  MODULE_SIZE("print growth of one dot; rules of the layout", LabelCheck::moduleSizes),

  /** The edge of the QR code that a brand programme asks for, as the layout's rules have it. */
  QR_SIZE("rules of the layout", LabelCheck::qrSize),

  /** Matter Core Specification 5.1.4: of this unit, grouped 4-3-4 and 4-3-2-1. */
  MANUAL_CODE("Matter Core 5.1.4", LabelCheck::manualCode),

  /** Leading zeros and all: units were sold without (github.com/mrbeam/MrBeamPlugin/pull/1323). */
  SERIAL_NUMBER("the unit's record", LabelCheck::serialNumber),

  /** Nothing under 6 pt, which has 17 dots at 203 dpi; more where the layout's rules say so. */
  TEXT_SIZE("legible at 203 dpi; rules of the layout", LabelCheck::textSizes),

  /** All of every mark is on the label. */
  CLIPPED("what is cut off is not on the label", LabelCheck::clipped),

  /** No text runs into another, into a code or out of its bar. */
  OVERLAP("what is overprinted cannot be read", LabelCheck::overlaps),

  /** Units with test credentials cannot join the network of a user who bought them. */
  TEST_MARK("Matter Core 2.5.2: test vendor ids 0xFFF1 to 0xFFF4", LabelCheck::testMark),

  /** The dots say what the unit's record says. */
  READS("the dots themselves, by ZXing", LabelCheck::readings),

  /** Blurred, grown by a dot, askew, with a tenth less contrast they still do. */
  READS_WORN("worn dots, by ZXing", LabelCheck::wornReadings);

  private final String source;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
  private final Check check;

  private interface Check {
    Stream<Finding> of(LabelCheck label);
  }

  Rule(String source, Check check) {
    this.source = source;
    this.check = check;
  }

  /** Where it comes from. */
  public String source() {
    return source;
  }

  Stream<Finding> findings(LabelCheck label) {
    return check.of(label);
  }
}
