package imprint.attestation;

import java.util.List;

/**
 * One element of Matter TLV (Matter core specification, appendix A), as far as a Certification
 * Declaration uses it.
 */
sealed interface Tlv {
  /** Tag of an element that has none. */
  int ANONYMOUS = -1;

  /** Context-specific tag 0 … 255, or {@link #ANONYMOUS}. */
  int tag();

  record Unsigned(int tag, long value) implements Tlv {}

  record Text(int tag, String value) implements Tlv {}

  /** An octet string, in lower-case hex. */
  record Octets(int tag, String hex) implements Tlv {}

  record Structure(int tag, List<Tlv> members) implements Tlv {
    public Structure {
      members = List.copyOf(members);
    }
  }

  record Array(int tag, List<Tlv> members) implements Tlv {
    public Array {
      members = List.copyOf(members);
    }
  }

  /** Bytes that are not what they should be. */
  final class Malformed extends Exception {
    private final String where;

    /** {@code where} names the field of the specification. */
    Malformed(String where) {
      super(where);
      this.where = where;
    }

    String where() {
      return where;
    }
  }
}
