package imprint.attestation;

/** The place of a certificate in the attestation chain, told from its shape. */
public enum CertificateRole {
  /** Root: a CA that issued itself. */
  PAA,
  /** Intermediate: a CA that somebody else issued. */
  PAI,
  /** A device's own: no CA, with a vendor id and a product id. */
  DAC,
  /** None of these. */
  OTHER
}
