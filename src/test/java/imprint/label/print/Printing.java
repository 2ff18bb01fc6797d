package imprint.label.print;

import imprint.label.Label;
import imprint.label.LabelContent;
import imprint.label.Size;
import imprint.matter.OnboardingPayload;
import java.time.Duration;

/** What the tests of this room print. */
final class Printing {
  static final String PAYLOAD = "MT:Y.K90SO527JA0648G00";

  private static final Label LABEL = made();

  private Printing() {}

  static Label label() {
    return LABEL;
  }

  private static Label made() {
    String manual = OnboardingPayload.parse(PAYLOAD).manualCode();
    return Label.make(new LabelContent("Plug", "Northwind", "00042", PAYLOAD, manual, false), 203);
  }

  static PrinterProfile profile(Way how, boolean answers) {
    return new PrinterProfile(
        "packing", how, 203, new Size(50, 25), 0, 0, null, null, answers, Duration.ofSeconds(30));
  }

  static PrintJob job(PrinterProfile profile) {
    return new PrintJob(profile, label().rendering(), 1);
  }

  /** Time that passes only where somebody lets it. */
  static final class Virtual implements Watch {
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void pause(Duration span) {
      now += span.toNanos();
    }

    /** What began then and was given that much has not taken longer. */
    void within(long start, Duration span) {
      now = Math.min(now, start + span.toNanos());
    }
  }
}
