package imprint.factory;

/** What a product needs files for. */
public enum DraftPlace {
  PAI_CERTIFICATE,
  PAI_KEY,
  CERTIFICATION_DECLARATION,
  /** Not needed, but with it the whole chain can be checked. */
  PAA_CERTIFICATE
}
