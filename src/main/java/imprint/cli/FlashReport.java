package imprint.cli;

import imprint.esp.flash.FlashJob.Proven;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Proof;
import imprint.esp.flash.Region;
import imprint.esp.flash.Sealing;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.FirstStart;
import imprint.esp.rom.Leaving;
import imprint.finding.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** What {@code flash} tells: the plan before it starts, how far it is, what is proven. */
record FlashReport(Surroundings with, boolean json) {
  private static final String ALREADY = ", is there already";
  private static final String ENCRYPTED = "; it encrypted its flash memory and is done with that";

  /**
   * What somebody should know before it starts.
   *
   * @param sizeTold somebody said how large the flash memory is
   */
  void warn(FlashPlan plan, BoardSession board, boolean sizeTold) {
    List<Finding> findings = new ArrayList<>();
    if (board.identification().security().secureDownload()) {
      findings.add(Finding.warning("flash.only-acknowledged"));
      if (!sizeTold) {
        findings.add(Finding.warning("flash.size-unchecked"));
      }
    }
    for (Region region : plan.regions()) {
      if (region.sealing() instanceof Sealing.ByRegisters) {
        findings.add(Finding.warning("flash.experimental", region.name()));
      }
    }
    FindingLines.tell(with, findings);
    with.err().flush();
  }

  void plan(FlashPlan plan) {
    if (!json) {
      plan.regions().forEach(region -> with.out().println(planned(region)));
      with.out().flush();
    }
  }

  /** The plan alone, with what would be left as it is. */
  void dryRun(FlashPlan plan, Flasher flasher) throws IOException {
    for (Region region : plan.regions()) {
      boolean there = flasher.matches(region);
      Map<String, Object> fields = fields(region);
      fields.put("sealing", word(region.sealing()));
      fields.put("matches", there);
      with.out().println(json ? Json.line(fields) : planned(region) + (there ? ALREADY : ""));
    }
    if (!json) {
      with.out().println("nothing was changed; the board is left in its loader");
    }
    with.out().flush();
  }

  private static String planned(Region region) {
    return "plan   " + region + how(region.sealing());
  }

  private static String how(Sealing sealing) {
    return switch (sealing) {
      case Sealing.Plain _ -> "";
      case Sealing.ByChip _ -> ", encrypted by the chip";
      case Sealing.Beforehand _ -> ", encrypted here with the board's key";
      case Sealing.ByRegisters _ -> ", encrypted by the chip's encryption block (experimental)";
    };
  }

  private static String word(Sealing sealing) {
    return switch (sealing) {
      case Sealing.Plain _ -> "plain";
      case Sealing.ByChip _ -> "by-chip";
      case Sealing.Beforehand _ -> "with-key";
      case Sealing.ByRegisters _ -> "by-registers";
    };
  }

  /** On a terminal only. */
  DoubleConsumer progress() {
    if (!with.terminal() || json) {
      return _ -> {};
    }
    return fraction -> {
      with.err().printf("\r%3.0f %%", fraction * 100);
      if (fraction >= 1) {
        with.err().print("\r     \r");
      }
      with.err().flush();
    };
  }

  /**
   * What is known of each region now.
   *
   * @param untouched those that were as they should be before
   */
  void proven(List<Proven> all, List<Region> untouched) {
    for (Proven proven : all) {
      Region region = proven.region();
      boolean there = untouched.contains(region);
      Map<String, Object> fields = fields(region);
      fields.put("proof", proven.proof().toString());
      fields.put("written", !there);
      with.out()
          .println(
              json
                  ? Json.line(fields)
                  : "%s: %s%n       %s%s"
                      .formatted(
                          region,
                          proven.proof(),
                          there ? "was there already; " : "",
                          inWords(proven.proof().grade())));
    }
    with.out().flush();
  }

  private static Map<String, Object> fields(Region region) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("region", region.name());
    fields.put("offset", region.offset());
    fields.put("size", region.image().length);
    return fields;
  }

  private static String inWords(Proof.Grade grade) {
    return switch (grade) {
      case READ_BACK_EQUAL -> "the chip's own hash of it is that of the image";
      case CIPHERTEXT_EQUAL ->
          "the chip's own hash of it is that of the image encrypted with the board's key";
      case CIPHERTEXT_PLAUSIBLE ->
          "it is neither the plain image nor blank; whether it decrypts to the image, only the"
              + " firmware can tell";
      case ACKNOWLEDGED -> "the chip took every block; nothing could be read back";
    };
  }

  /** The job was stopped while it wrote. */
  void stopped(boolean touched, boolean stays) {
    String board =
        touched || stays ? "the board is left in its loader." : "the board starts again.";
    String what = touched ? "what was being written is erased; " : "nothing was changed; ";
    with.err().println("imprint: " + what + board);
  }

  void left(Leaving leaving, FirstStart start) {
    if (!json) {
      boolean encrypted = start == FirstStart.ENCRYPTED;
      with.out().println("left   " + inWords(leaving) + (encrypted ? ENCRYPTED : ""));
    }
    with.out().flush();
  }

  private static String inWords(Leaving leaving) {
    return switch (leaving) {
      case BOOTS -> "it restarted and its firmware starts";
      case QUIET -> "it was restarted and says nothing";
      case STAYED -> "it was restarted and came back in its loader: its boot pin is held low";
      case CANNOT_START -> "it restarted and finds no firmware to run";
      case LOST -> "it was restarted and its USB connection went with it";
      case NOT_RESTARTED -> "in its loader: switch it off and on to start it";
    };
  }
}
