package imprint.attestation;

import imprint.attestation.AttestationFiles.Given;
import imprint.attestation.AttestationFiles.Place;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Whether each file is what its place asks for; if not, says what it is instead. */
final class FilePlaces {
  private FilePlaces() {}

  static List<Finding> check(AttestationFiles files) {
    List<Given> wrong = files.all().filter(given -> !fits(given.place(), given)).toList();
    List<Finding> findings = new ArrayList<>();
    for (Given given : wrong) {
      findings.add(swappedWith(given, wrong));
    }
    // both ends of a swap say the same
    return findings.stream().distinct().toList();
  }

  static void refuseMisplaced(AttestationFiles files) {
    for (Finding finding : check(files)) {
      throw new Refusal(finding);
    }
  }

  private static Finding swappedWith(Given given, List<Given> wrong) {
    for (Given other : wrong) {
      if (other.place() != given.place()
          && fits(other.place(), given)
          && fits(given.place(), other)) {
        return given.place().compareTo(other.place()) < 0
            ? swapped(given, other)
            : swapped(other, given);
      }
    }
    return misplaced(given);
  }

  private static Finding swapped(Given first, Given second) {
    return Finding.error(
        "attestation.swapped",
        first.file(),
        second.file(),
        first.place().field(),
        second.place().field());
  }

  private static boolean fits(Place place, Given given) {
    return switch (given.credential()) {
      case KeyCredential _ -> place == Place.PAI_KEY;
      case KeyStoreCredential(_, MatterCertificate certificate, _) -> fits(place, certificate);
      case CertificationDeclaration _ -> place == Place.CERTIFICATION_DECLARATION;
      case CertificateCredential(MatterCertificate certificate) -> fits(place, certificate);
    };
  }

  private static boolean fits(Place place, MatterCertificate certificate) {
    if (place == Place.CD_SIGNER_CERTIFICATE) {
      // of any shape; whether it is the right one is the declaration's to say
      return true;
    }
    return switch (certificate.role()) {
      case PAA -> place == Place.PAA_CERTIFICATE;
      case PAI -> place == Place.PAI_CERTIFICATE;
      case DAC -> false;
      // a PAI that lacks the CA mark still names its vendor: the PAI check says what it lacks
      case OTHER -> place == Place.PAI_CERTIFICATE && certificate.vendorId().isPresent();
    };
  }

  private static Finding misplaced(Given given) {
    Object file = given.file();
    String field = given.place().field();
    return switch (given.credential()) {
      case KeyCredential _ -> Finding.error("attestation.is-key", file, field);
      case CertificationDeclaration _ -> Finding.error("attestation.is-cd", file, field);
      case KeyStoreCredential(_, MatterCertificate certificate, _) ->
          misplaced(certificate, file, field);
      case CertificateCredential(MatterCertificate certificate) ->
          misplaced(certificate, file, field);
    };
  }

  private static Finding misplaced(MatterCertificate certificate, Object file, String field) {
    return switch (certificate.role()) {
      case PAA -> Finding.error("attestation.is-paa", file, field);
      case PAI -> Finding.error("attestation.is-pai", file, field);
      case DAC -> Finding.error("attestation.is-dac", file, field);
      case OTHER -> Finding.error("attestation.is-certificate", file, field);
    };
  }
}
