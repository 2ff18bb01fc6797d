package imprint.factory;

import imprint.secret.Secret;

/** One key of the namespace {@code chip-factory}, which the firmware reads. */
sealed interface FactoryEntry {
  /** At most 15 characters. */
  String key();

  /** Stored as u32. */
  record U32(String key, long value) implements FactoryEntry {}

  record Text(String key, String value) implements FactoryEntry {}

  /** Stored as a blob; the value stays its owner's. */
  record Bytes(String key, Secret value) implements FactoryEntry {}

  /** Bytes stored as the text of their base64, as the verifier is. */
  record Base64Text(String key, Secret value) implements FactoryEntry {}
}
