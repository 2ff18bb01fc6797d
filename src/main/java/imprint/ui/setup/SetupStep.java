package imprint.ui.setup;

import imprint.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The steps of the set-up, in their order. */
public enum SetupStep {
  IDENTITY,
  CREDENTIALS,
  DATA,
  TARGET,
  LABEL,
  GOLDEN;

  /** Where a finding belongs, by what its code begins with; the first that fits counts. */
  private static final List<Area> AREAS =
      List.of(
          new Area(
              CREDENTIALS,
              "attestation.",
              "draft.pai-",
              "draft.declaration",
              "draft.device-cert",
              "draft.other-cert"),
          new Area(
              DATA,
              "serial.",
              "product.own",
              "factory.own",
              "nvs.csv",
              "nvs.key",
              "nvs.number",
              "nvs.string",
              "nvs.blob",
              "draft.serial",
              "draft.part-number",
              "draft.product-label",
              "draft.product-url"),
          new Area(
              TARGET,
              "flash.",
              "firmware.",
              "link.",
              "rom.",
              "boot.encrypting",
              "line.",
              "nvs.",
              "draft.partition",
              "product.partition",
              "draft.chip"),
          new Area(LABEL, "label.", "draft.layout", "draft.dpi"),
          new Area(GOLDEN, "release."),
          new Area(IDENTITY, "draft.", "matter."));

  private record Area(SetupStep step, List<String> beginnings) {
    Area(SetupStep step, String... beginnings) {
      this(step, List.of(beginnings));
    }

    boolean has(String code) {
      return beginnings.stream().anyMatch(code::startsWith);
    }
  }

  /** The step that a finding belongs to; empty where it may belong to any. */
  static Optional<SetupStep> of(Finding finding) {
    return AREAS.stream().filter(area -> area.has(finding.code())).map(Area::step).findFirst();
  }

  /** Its name in the texts, in files and in style sheets. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The step with that name; the first one where there is none. */
  static SetupStep ofKey(String key) {
    for (SetupStep step : values()) {
      if (step.key().equals(key)) {
        return step;
      }
    }
    return IDENTITY;
  }

  boolean last() {
    return this == GOLDEN;
  }

  SetupStep after() {
    return beside(1);
  }

  SetupStep before() {
    return beside(-1);
  }

  private SetupStep beside(int way) {
    List<SetupStep> all = List.of(values());
    return all.get(Math.clamp(all.indexOf(this) + way, 0, all.size() - 1));
  }
}
