package imprint.ui.setup;

import imprint.factory.DraftPlace;
import imprint.factory.DraftView;
import imprint.finding.Finding;
import imprint.finding.Severity;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of the files a check has something against. */
final class Suspect {
  private Suspect() {}

  static Set<DraftPlace> of(DraftView draft) {
    return draft.wrong().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(Finding::code)
        .filter(code -> code.startsWith("attestation."))
        .map(Suspect::place)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static DraftPlace place(String code) {
    if (code.startsWith("attestation.key-")) {
      return DraftPlace.PAI_KEY;
    }
    if (code.startsWith("attestation.cd-")) {
      return DraftPlace.CERTIFICATION_DECLARATION;
    }
    return code.startsWith("attestation.paa-")
        ? DraftPlace.PAA_CERTIFICATE
        : DraftPlace.PAI_CERTIFICATE;
  }
}
