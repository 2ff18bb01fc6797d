package imprint.ledger;

import imprint.secret.Secret;

/**
 * What the ledger keeps sealed of a unit, to give it back its identity and its label.
 *
 * @param content stays the caller's to close
 */
public record Copy(Kind kind, Secret content, Until until) {
  /** One that stays. */
  public Copy(Kind kind, Secret content) {
    this(kind, content, Until.FOREVER);
  }

  /** One of each for a unit. */
  public enum Kind {
    /** The factory partition as it was written. */
    FACTORY_IMAGE,
    /** The nvs_keys partition before any encryption by the chip. */
    NVS_KEYS,
    /** The esp_secure_cert partition as it was written. */
    SECURE_CERT_IMAGE,
    /** The text of the QR code, UTF-8. */
    ONBOARDING_PAYLOAD
  }

  /** How long it is kept. */
  public enum Until {
    FOREVER,
    /** Gone with the event that makes the unit labelled, or that gives it up before. */
    LABELLED
  }
}
