package imprint.factory;

import imprint.attestation.Dac;
import imprint.matter.Discriminator;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.secret.Secret;
import java.util.Optional;

/**
 * Everything that one unit has for itself alone. Holds its private key: close it to wipe that.
 *
 * <p>An {@link IdentityMaker} makes new ones; one that exists is put together from its parts.
 */
public final class Identity implements AutoCloseable {
  /**
   * Bytes of the id that rotating device ids are made from (Matter core specification, 5.4.2.4.5).
   */
  static final int RD_ID_UID = 16;

  private final String serialNumber;
  private final CommissioningData commissioning;
  private final Dac dac;
  private final Optional<Secret> rdIdUid;
  private final Optional<String> manufacturingDate;

  /**
   * Takes all parts over.
   *
   * @param rdIdUid 16 bytes, where the unit shall have rotating device ids
   * @param manufacturingDate as the device stores it, YYYYMMDD
   */
  public Identity(
      String serialNumber,
      CommissioningData commissioning,
      Dac dac,
      Optional<Secret> rdIdUid,
      Optional<String> manufacturingDate) {
    this.serialNumber = serialNumber;
    this.commissioning = commissioning;
    this.dac = dac;
    this.rdIdUid = rdIdUid;
    this.manufacturingDate = manufacturingDate;
  }

  /** The unit's UUID, which is its DAC's common name too. */
  public String uuid() {
    return dac.commonName();
  }

  public String serialNumber() {
    return serialNumber;
  }

  public OnboardingPayload payload() {
    return commissioning.payload();
  }

  public Passcode passcode() {
    return payload().passcode();
  }

  public Discriminator discriminator() {
    return payload().discriminator();
  }

  public byte[] salt() {
    return commissioning.salt();
  }

  public int iterations() {
    return commissioning.iterations();
  }

  /** w0 ‖ L, 97 bytes. Stays this object's own. */
  public Secret verifier() {
    return commissioning.verifier();
  }

  public Dac dac() {
    return dac;
  }

  /** 16 bytes; empty where the product has no rotating device ids. Stays this object's own. */
  public Optional<Secret> rdIdUid() {
    return rdIdUid;
  }

  /** YYYYMMDD. */
  public Optional<String> manufacturingDate() {
    return manufacturingDate;
  }

  @Override
  public void close() {
    commissioning.close();
    dac.close();
    rdIdUid.ifPresent(Secret::close);
  }

  @Override
  public String toString() {
    return "Identity[" + serialNumber + "]";
  }
}
