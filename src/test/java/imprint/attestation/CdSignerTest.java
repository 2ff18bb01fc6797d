package imprint.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdSignerTest {
  /** The subject key ids that stand in the signers' certificates: a wrong key would not hash so. */
  @ParameterizedTest
  @CsvSource({
    "CSA_TEST, 62fa823359acfaa9963e1cfa140addf504f37160, true",
    "CSA_001, fe343f959947763b61ee4539131338494fe67d8e, false",
    "CSA_002, dd04db585b214c1c581587e6568df487b6ddc701, false",
    "CSA_003, 471035e7c04eaaa8be7c4d4c13e3e4c20995a84b, false",
    "CSA_004, f68603a3692e981072419ea1e1ab3854bd7795d3, false",
    "CSA_005, 637f2634ad62eafe6af662efb96f6fd2fcbffc2f, false",
  })
  void keyIdsAreThoseOfTheCertificates(CdSigner signer, String keyId, boolean test) {
    assertThat(signer.keyId()).isEqualTo(keyId);
    assertThat(CdSigner.byKeyId(keyId)).contains(signer);
    assertThat(signer.test()).isEqualTo(test);
  }
}
