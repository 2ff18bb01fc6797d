package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are: a credential or a refusal, and soon. */
class CredentialFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  static final List<String> FILES =
      List.of(
          "pai-fff1-8000-cert.der",
          "pai-fff1-8000-cert.pem",
          "pai-fff1-8000-key.pem",
          "pai-fff1-8000-key.pkcs8.der",
          "pai-fff1-8000-key.sec1.der",
          "dac-mvid-cert.pem",
          "cd-fff1-8000.der",
          "pai-fff1-8000.p12",
          "p12/legacy.p12",
          "p12/no-mac.p12",
          "pai-fff1-8000-key.enc.pem",
          "pai-fff1-8000-key.enc-pbes2.der",
          "p12/open.p12");

  static List<String> files() {
    return FILES;
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyBeginningOfAFileIsRefused(String file) {
    byte[] whole = Pki.bytes(file);
    // the last bytes of a PEM file may be no more than its final line end
    for (int length = 1; length < whole.length - 2; length++) {
      assertThat(read(Arrays.copyOf(whole, length))).as("%s to %d", file, length).isFalse();
    }
  }

  @Property(tries = 3000)
  void changedBytesAreReadOrRefused(@ForAll("changed") byte[] content) {
    read(content);
  }

  /** What could be read can also be judged and shown, however odd it is. */
  @Property(tries = 3000)
  void whatIsReadIsCheckedAndShown(@ForAll("changed") byte[] content) {
    try (Shown shown = new Shown(Credential.of(content, "fuzz", "secret".toCharArray()))) {
      assertThat(shown.remarks()).allSatisfy(remark -> assertThat(remark.files()).isNotEmpty());
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("attestation.");
    }
  }

  /** A credential beside those that it may belong to. */
  private record Shown(Credential credential) implements AutoCloseable {
    List<CredentialSet.Remark> remarks() {
      CredentialSet set = new CredentialSet(InstantSource.fixed(NOW));
      switch (credential) {
        case CertificateCredential(MatterCertificate certificate) -> add(set, certificate);
        case KeyCredential(SigningKey key) -> set.add("fuzz", key);
        case CertificationDeclaration declaration -> {
          set.add("fuzz", declaration);
          assertThat(CdSignerKind.of(declaration, null)).isNotNull();
        }
        case KeyStoreCredential both -> {
          set.add("fuzz", both.key());
          add(set, both.certificate());
          both.others().forEach(other -> add(set, other));
        }
      }
      set.add("pai", Pki.certificate("pai-fff1-8000-cert.pem"));
      set.add("paa", Pki.certificate("paa-cert.pem"));
      set.add("cd", Pki.declaration("cd-fff1-8000.der"));
      return set.check();
    }

    private static void add(CredentialSet set, MatterCertificate certificate) {
      assertThat(certificate.subject() + certificate.issuer()).doesNotContainPattern("\\p{Cntrl}");
      assertThat(certificate.serialNumber()).isNotEmpty();
      set.add("fuzz", certificate);
    }

    @Override
    public void close() {
      switch (credential) {
        case KeyCredential(SigningKey key) -> key.close();
        case KeyStoreCredential(SigningKey key, _, _) -> key.close();
        case CertificateCredential _, CertificationDeclaration _ -> {}
      }
    }
  }

  @Property(tries = 1000)
  void anyBytesAreRefused(@ForAll byte[] content) {
    assertThat(read(content)).isFalse();
  }

  @Test
  void deepNestingIsRefused() {
    for (byte tag : new byte[] {0x30, 0x24, (byte) 0xA0}) {
      byte[] nested = new byte[Credential.LARGEST_FILE];
      for (int i = 0; i < nested.length; i += 2) {
        nested[i] = tag;
        nested[i + 1] = (byte) 0x80;
      }
      assertThat(read(nested)).isFalse();
    }
  }

  @Provide
  Arbitrary<byte[]> changed() {
    Arbitrary<byte[]> originals = Arbitraries.of(FILES).map(Pki::bytes);
    Arbitrary<List<Tuple2<Integer, Byte>>> changes =
        Combinators.combine(Arbitraries.integers().between(0, 10_000), Arbitraries.bytes())
            .as(Tuple::of)
            .list()
            .ofMinSize(1)
            .ofMaxSize(4);
    return Combinators.combine(originals, changes)
        .as(
            (original, edits) -> {
              byte[] copy = original.clone();
              edits.forEach(edit -> copy[edit.get1() % copy.length] = edit.get2());
              return copy;
            });
  }

  private static boolean read(byte[] content) {
    if (content.length == 0) {
      return false;
    }
    try {
      Credential.of(content, "fuzz", "secret".toCharArray());
      return true;
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("attestation.");
      return false;
    }
  }
}
