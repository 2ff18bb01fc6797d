package imprint.attestation;

/**
 * A P-256 private key.
 *
 * @param key to be closed by whoever read it
 */
public record KeyCredential(SigningKey key) implements Credential {}
