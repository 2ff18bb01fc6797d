package imprint.line;

import imprint.esp.rom.ConsoleFact.Judge;
import imprint.esp.rom.ConsoleFact.Opinion;
import imprint.finding.Refusal;
import imprint.matter.ManualCode;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compare what a console shows with a unit's payload, by meaning: a QR code with other ways of
 * discovery in it still is this unit's. What was compared is kept nowhere.
 *
 * @param knowsNoPasscode the product says that its firmware has the verifier alone, so that it
 *     prints codes made with the example passcode (esp-matter issue 1762)
 */
record ConsoleJudges(OnboardingPayload unit, boolean knowsNoPasscode) {
  /** The passcode of connectedhomeip's examples. */
  private static final int EXAMPLE = 20_202_021;

  /** What connectedhomeip prints for a text that it does not have. */
  private static final String NOT_SET = "(not set)";

  /** {@code 3840}, {@code 0xF00}, or both as connectedhomeip writes them: {@code 3840 (0xF00)}. */
  private static final Pattern NUMBER =
      Pattern.compile("(?:0[xX]([0-9A-Fa-f]{1,7})|([0-9]{1,9}))(?: \\(0x([0-9A-Fa-f]{1,7})\\))?");

  /**
   * @param absent what the firmware prints when it could not read the value
   */
  static Judge number(int expected, int absent) {
    return seen -> {
      Matcher matcher = NUMBER.matcher(seen);
      if (!matcher.matches()) {
        return Opinion.NOTHING;
      }
      int value =
          matcher.group(1) == null
              ? Integer.parseInt(matcher.group(2))
              : Integer.parseInt(matcher.group(1), 16);
      boolean garbled = matcher.group(3) != null && Integer.parseInt(matcher.group(3), 16) != value;
      if (garbled) {
        return Opinion.NOTHING;
      }
      return value == absent ? Opinion.ABSENT : same(value == expected);
    };
  }

  Judge text(String expected) {
    return seen -> seen.equals(NOT_SET) ? Opinion.NOTHING : same(seen.equals(expected));
  }

  Opinion passcode(String seen) {
    if (!seen.matches("[0-9]{1,9}") || Integer.parseInt(seen) == 0) {
      return Opinion.NOTHING;
    }
    int value = Integer.parseInt(seen);
    if (value == unit.passcode().value()) {
      return Opinion.AGREES;
    }
    // firmware that has the verifier alone prints 0 here: this one works with the example's
    return value == EXAMPLE ? Opinion.EXAMPLE : Opinion.DIFFERS;
  }

  Opinion qrCode(String seen) {
    try {
      OnboardingPayload shown = OnboardingPayload.parse(seen);
      return code(
          shown.passcode(),
          shown.vendorId().equals(unit.vendorId())
              && shown.productId().equals(unit.productId())
              && shown.discriminator().equals(unit.discriminator()));
    } catch (Refusal unreadable) {
      return Opinion.NOTHING;
    }
  }

  Opinion manualCode(String seen) {
    try {
      ManualCode shown = ManualCode.parse(seen);
      return code(
          shown.passcode(),
          shown.shortDiscriminator() == unit.discriminator().shortValue()
              && shown
                  .ids()
                  .map(
                      ids ->
                          ids.vendorId().equals(unit.vendorId())
                              && ids.productId().equals(unit.productId()))
                  .orElse(true));
    } catch (Refusal unreadable) {
      return Opinion.NOTHING;
    }
  }

  private Opinion code(Passcode shown, boolean restAgrees) {
    if (shown.equals(unit.passcode())) {
      return same(restAgrees);
    }
    if (shown.value() != EXAMPLE) {
      return Opinion.DIFFERS;
    }
    if (!knowsNoPasscode) {
      return Opinion.EXAMPLE;
    }
    return restAgrees ? Opinion.NOTHING : Opinion.DIFFERS;
  }

  private static Opinion same(boolean equal) {
    return equal ? Opinion.AGREES : Opinion.DIFFERS;
  }

  /** Without the payload: it opens the unit. */
  @Override
  public String toString() {
    return "ConsoleJudges";
  }
}
