package imprint.factory;

import imprint.secret.Secret;

/** One key of a unit's factory data. Prints no value. */
public sealed interface FactoryEntry {
  /** The namespace that the Matter part of the firmware reads. */
  String NAMESPACE = "chip-factory";

  /** At most 15 bytes of UTF-8. */
  String key();

  default String namespace() {
    return NAMESPACE;
  }

  /** Stored as u32. */
  record U32(String key, long value) implements FactoryEntry {}

  record Text(String key, String value) implements FactoryEntry {
    @Override
    public String toString() {
      return key;
    }
  }

  /** Stored as a blob; the value stays its owner's. */
  record Bytes(String key, Secret value) implements FactoryEntry {}

  /**
   * A blob that lists of units name by its file.
   *
   * @param file from the folder of all units, with slashes; {@code {unit}} stands for the unit's
   *     own folder
   */
  record Filed(String key, Secret value, String file) implements FactoryEntry {}

  /** Bytes stored as the text of their base64, as the verifier is. */
  record Base64Text(String key, Secret value) implements FactoryEntry {}

  /**
   * A key that the customer adds.
   *
   * @param listed how a list of units says it, which may be by a file
   * @param encoding of the value itself in the CSV dialect of nvs_partition_gen
   * @param where it was written, as findings say it
   */
  record Own(
      String namespace, String key, Listed listed, String encoding, String value, String where)
      implements FactoryEntry {
    @Override
    public String toString() {
      return where;
    }
  }

  /** The words of a list of units: {@code data} or {@code file}, an encoding, a cell. */
  record Listed(String type, String encoding, String cell) {
    @Override
    public String toString() {
      return type + " " + encoding;
    }
  }
}
