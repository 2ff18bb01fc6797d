package imprint.securecert;

import imprint.finding.Finding;
import java.util.List;
import java.util.Optional;

/** What is in an image, and what is wrong with it. Holds secrets: close it to wipe them. */
public final class SecureCertContents implements AutoCloseable {
  private final List<SecureCertEntry> entries;
  private final List<Finding> findings;

  SecureCertContents(List<SecureCertEntry> entries, List<Finding> findings) {
    this.entries = List.copyOf(entries);
    this.findings = List.copyOf(findings);
  }

  /** All entries whose CRC fits, in the order of the image; this object's own. */
  public List<SecureCertEntry> entries() {
    return entries;
  }

  /** Empty for an image as this program makes it. */
  public List<Finding> findings() {
    return findings;
  }

  /** The entry that the device takes: the first of its kind. */
  public Optional<SecureCertEntry> find(SecureCertKind kind) {
    return entries.stream()
        .filter(e -> e.type() == kind.type() && e.subtype() == kind.subtype())
        .findFirst();
  }

  @Override
  public void close() {
    entries.forEach(SecureCertEntry::close);
  }

  @Override
  public String toString() {
    return entries.size() + " entries, " + findings.size() + " findings";
  }
}
