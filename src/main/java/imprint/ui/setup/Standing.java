package imprint.ui.setup;

import imprint.factory.DraftView;
import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the set-up is, at one moment.
 *
 * @param chain where the links of the chain stand
 * @param locked whether the key waits for its password
 * @param ready whether a golden unit can be made
 */
public record Standing(
    Map<SetupStep, Part> parts, Map<ChainLink, StepState> chain, boolean locked, boolean ready) {
  /**
   * One step.
   *
   * @param problems what does not fit, worst first
   * @param nextAct what to do now: always exactly one sentence
   */
  public record Part(StepState state, List<Problem> problems, String nextAct) {
    public Part {
      problems = List.copyOf(problems);
    }
  }

  /**
   * What is known besides the draft.
   *
   * @param refused what could not be done last; it may be tried again, so it stops nobody
   * @param front the step in front, which it belongs to
   * @param found what boards, patterns and labels say against it
   * @param released whether the product is released as it is
   */
  record Around(
      Optional<Finding> refused,
      SetupStep front,
      List<Finding> found,
      String port,
      boolean released) {}

  public Standing {
    parts = Map.copyOf(parts);
    chain = Map.copyOf(chain);
  }

  public Part part(SetupStep step) {
    return Objects.requireNonNull(parts.get(step));
  }

  /** The first step that is not done; the last one where all are. */
  public SetupStep firstOpen() {
    return Stream.of(SetupStep.values())
        .filter(step -> part(step).state() != StepState.DONE)
        .findFirst()
        .orElse(SetupStep.GOLDEN);
  }

  static Standing of(DraftView draft, Around around, Texts texts) {
    List<Finding> findings = new ArrayList<>(around.found());
    findings.addAll(draft.wrong());
    findings.sort((a, b) -> b.severity().compareTo(a.severity()));
    Map<SetupStep, Part> parts = new EnumMap<>(SetupStep.class);
    for (SetupStep step : SetupStep.values()) {
      parts.put(step, part(step, draft, around, findings, texts));
    }
    boolean serious = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return new Standing(
        parts,
        ChainLink.states(draft),
        draft.locked(),
        draft.complete() && !serious && !around.port().isEmpty());
  }

  private static Part part(
      SetupStep step, DraftView draft, Around around, List<Finding> findings, Texts texts) {
    List<Finding> here = of(step, findings);
    Optional<Finding> refused =
        around.refused().filter(f -> SetupStep.of(f).orElse(around.front()) == step);
    Optional<Finding> serious =
        here.stream().filter(f -> f.severity() == Severity.ERROR).findFirst();
    Optional<Finding> missing = of(step, draft.missing()).stream().findFirst();
    boolean noPort = step == SetupStep.TARGET && around.port().isEmpty();
    boolean open = missing.isPresent() || noPort || (step.last() && !around.released());
    StepState state =
        serious.isPresent() ? StepState.WRONG : open ? StepState.OPEN : StepState.DONE;
    return new Part(
        state,
        Stream.concat(refused.stream(), here.stream())
            .map(finding -> Problem.of(finding, texts.locale()))
            .toList(),
        refused
            .or(() -> serious)
            .or(() -> missing)
            .map(finding -> finding.nextAct(texts.locale()))
            .orElseGet(() -> texts.get(noPort ? "setup.act.port" : "setup.act.next")));
  }

  private static List<Finding> of(SetupStep step, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> SetupStep.of(finding).orElse(SetupStep.IDENTITY) == step)
        .toList();
  }
}
