package imprint.ui.setup;

import imprint.factory.DraftPlace;
import imprint.factory.DraftView;
import imprint.finding.Finding;
import imprint.finding.Severity;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far the set-up is, at one moment.
 *
 * @param problems what does not fit, worst first
 * @param nextAct what to do now: always exactly one sentence
 * @param credentials whether that part is finished
 * @param product whether that part is finished
 * @param board whether that part is finished
 * @param locked whether the key waits for its password
 * @param ready whether the product can be used
 */
public record Standing(
    List<Problem> problems,
    String nextAct,
    boolean credentials,
    boolean product,
    boolean board,
    boolean locked,
    boolean ready) {

  public Standing {
    problems = List.copyOf(problems);
  }

  /**
   * @param refused what could not be done last; it may be tried again, so it stops nobody
   * @param findings what does not fit
   */
  static Standing of(
      DraftView draft,
      Optional<Finding> refused,
      List<Finding> findings,
      String port,
      Texts texts) {
    List<Finding> serious =
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    boolean ready = draft.complete() && serious.isEmpty() && !port.isEmpty();
    return new Standing(
        Stream.concat(refused.stream(), findings.stream())
            .map(finding -> Problem.of(finding, texts.locale()))
            .toList(),
        refused
            .map(finding -> finding.nextAct(texts.locale()))
            .orElseGet(() -> nextAct(draft, serious, port, texts)),
        filesComplete(draft) && none(draft.wrong(), "attestation."),
        none(draft.missing(), "draft.vendor", "draft.product", "draft.hardware")
            && none(draft.wrong(), "draft.", "matter."),
        !port.isEmpty() && none(serious, "flash.", "link.", "rom.", "line.", "draft.partition"),
        draft.locked(),
        ready);
  }

  private static String nextAct(DraftView draft, List<Finding> serious, String port, Texts texts) {
    if (!serious.isEmpty()) {
      return serious.getFirst().nextAct(texts.locale());
    }
    if (!draft.missing().isEmpty()) {
      return draft.missing().getFirst().nextAct(texts.locale());
    }
    return texts.get(port.isEmpty() ? "setup.act.port" : "setup.act.use");
  }

  private static boolean filesComplete(DraftView draft) {
    return !draft.locked()
        && draft.files().containsKey(DraftPlace.PAI_CERTIFICATE)
        && draft.files().containsKey(DraftPlace.PAI_KEY)
        && draft.files().containsKey(DraftPlace.CERTIFICATION_DECLARATION);
  }

  private static boolean none(List<Finding> findings, String... areas) {
    return findings.stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .noneMatch(
            finding -> List.of(areas).stream().anyMatch(area -> finding.code().startsWith(area)));
  }
}
