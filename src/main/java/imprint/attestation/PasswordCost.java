package imprint.attestation;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * What turning a password into keys may cost for one file: the file itself says how often a hash is
 * to be repeated, and one that says "for ever" wants to hang us.
 */
final class PasswordCost {
  /** openssl's own default is 2048, the JDK's 10000; a few seconds on a slow computer. */
  private static final BigInteger MOST_ROUNDS = BigInteger.valueOf(10_000_000);

  /** scrypt takes 128·N·r bytes; openssl's default is 16 MiB. */
  private static final BigInteger MOST_SCRYPT_BYTES = BigInteger.valueOf(256L << 20);

  private static final BigInteger MOST_PARALLEL = BigInteger.valueOf(16);

  private BigInteger left = MOST_ROUNDS;

  /** Whether an encryption can be afforded after all that was asked for before. */
  boolean affords(AlgorithmIdentifier algorithm) {
    try {
      ASN1Encodable parameters = algorithm.getParameters();
      return algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBES2)
          ? affords(PBES2Parameters.getInstance(parameters).getKeyDerivationFunc())
          // PKCS#5 version 1 and PKCS#12 share the shape: salt, rounds
          : affords(PKCS12PBEParams.getInstance(parameters).getIterations());
    } catch (RuntimeException malformed) {
      return false;
    }
  }

  boolean affords(KeyDerivationFunc derivation) {
    ASN1Encodable parameters = derivation.getParameters();
    if (derivation.getAlgorithm().equals(PKCSObjectIdentifiers.id_PBKDF2)) {
      PBKDF2Params pbkdf2 = PBKDF2Params.getInstance(parameters);
      return affords(pbkdf2.getIterationCount());
    }
    return derivation.getAlgorithm().equals(MiscObjectIdentifiers.id_scrypt)
        && affords(ScryptParams.getInstance(parameters));
  }

  boolean affords(BigInteger rounds) {
    left = left.subtract(rounds);
    return rounds.signum() > 0 && left.signum() >= 0;
  }

  private boolean affords(ScryptParams scrypt) {
    BigInteger bytes = scrypt.getCostParameter().multiply(scrypt.getBlockSize()).shiftLeft(7);
    return bytes.signum() > 0
        && bytes.compareTo(MOST_SCRYPT_BYTES) <= 0
        && scrypt.getParallelizationParameter().compareTo(MOST_PARALLEL) <= 0
        // as dear as it can be, so that a file gets few of them
        && affords(MOST_ROUNDS.shiftRight(2));
  }
}
