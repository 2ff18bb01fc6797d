package imprint.securecert;

import imprint.finding.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is in an image, and what is wrong with it. Holds a key: close it to wipe it. */
public record SecureCertContents(List<SecureCertEntry> entries, List<Finding> findings)
    implements AutoCloseable {
  public SecureCertContents {
    entries = List.copyOf(entries);
    findings = List.copyOf(findings);
  }

  /** A copy of the data of the first entry of this kind. */
  public Optional<byte[]> data(SecureCertType type) {
    return entries.stream()
        .filter(entry -> entry.kind().filter(type::equals).isPresent())
        .findFirst()
        .map(SecureCertEntry::data);
  }

  /** Whether an entry of this kind has this data. */
  public boolean has(SecureCertType type, byte[] data) {
    return data(type).filter(found -> Arrays.equals(found, data)).isPresent();
  }

  @Override
  public void close() {
    entries.forEach(SecureCertEntry::wipe);
  }

  @Override
  public String toString() {
    return entries.size() + " entries, " + findings.size() + " findings";
  }
}
