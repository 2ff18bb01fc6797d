package imprint.attestation;

/** An X.509 certificate, of whatever role. */
public record CertificateCredential(MatterCertificate certificate) implements Credential {}
