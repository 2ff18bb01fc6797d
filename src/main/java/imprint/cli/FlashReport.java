package imprint.cli;

import imprint.esp.flash.FlashJob.Proven;
import imprint.esp.flash.FlashPlan;
import imprint.esp.flash.Region;
import imprint.esp.flash.Sealing;
import imprint.esp.rom.BoardSession.Leaving;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** What {@code flash} tells: the plan before it starts, how far it is, what is proven. */
record FlashReport(Surroundings with, boolean json) {
  void plan(FlashPlan plan) {
    if (json) {
      return;
    }
    for (Region region : plan.regions()) {
      with.out().println("plan   " + region + how(region.sealing()));
    }
    with.out().flush();
  }

  private static String how(Sealing sealing) {
    return switch (sealing) {
      case Sealing.Plain _ -> "";
      case Sealing.ByChip _ -> ", encrypted by the chip";
      case Sealing.Beforehand _ -> ", encrypted here with the board's key";
      case Sealing.ByRegisters _ ->
          ", encrypted by the chip's encryption block (experimental: not proven on silicon)";
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

  void proven(List<Proven> all) {
    for (Proven proven : all) {
      Region region = proven.region();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("region", region.name());
      fields.put("offset", region.offset());
      fields.put("size", region.image().length);
      fields.put("proof", proven.proof().toString());
      with.out().println(json ? Json.line(fields) : region + ": " + proven.proof());
    }
    with.out().flush();
  }

  void left(Leaving leaving) {
    String word = leaving.name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (!json) {
      with.out().println("left   " + word);
    }
    with.out().flush();
  }
}
