package imprint.factory;

import imprint.attestation.CertificationDeclaration;
import imprint.attestation.MatterCertificate;
import imprint.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a unit, in the order in which esp-matter-mfg-tool writes them: the device does not
 * care, but equal input then gives equal images.
 */
final class FactoryEntries {
  private final List<FactoryEntry> entries = new ArrayList<>();

  private FactoryEntries() {}

  static List<FactoryEntry> of(
      DeviceInfo info, Identity identity, MatterCertificate pai, CertificationDeclaration cd) {
    FactoryEntries all = new FactoryEntries();
    all.number("discriminator", identity.discriminator().value());
    all.number("iteration-count", identity.iterations());
    all.base64("salt", Secret.owning(identity.salt()));
    all.number("vendor-id", info.vendorId().value());
    all.text("vendor-name", info.vendorName());
    all.number("product-id", info.productId().value());
    all.text("product-name", info.productName());
    info.hardwareVersion().ifPresent(version -> all.number("hardware-ver", version));
    all.text("hw-ver-str", info.hardwareVersionString());
    all.text("mfg-date", identity.manufacturingDate());
    identity.rdIdUid().ifPresent(uid -> all.bytes("rd-id-uid", uid));
    all.text("part-number", info.partNumber());
    all.text("serial-num", Optional.of(identity.serialNumber()));
    all.bytes("dac-cert", Secret.owning(identity.dac().certificate().der()));
    all.bytes("dac-key", identity.dac().privateKey());
    all.bytes("dac-pub-key", Secret.owning(identity.dac().publicKey()));
    all.bytes("pai-cert", Secret.owning(pai.der()));
    all.base64("verifier", identity.verifier());
    all.bytes("cert-dclrn", Secret.owning(cd.der()));
    all.text("product-label", info.productLabel());
    return all.entries;
  }

  private void number(String key, long value) {
    entries.add(new FactoryEntry.U32(key, value));
  }

  private void text(String key, Optional<String> value) {
    value.ifPresent(text -> entries.add(new FactoryEntry.Text(key, text)));
  }

  private void bytes(String key, Secret value) {
    entries.add(new FactoryEntry.Bytes(key, value));
  }

  private void base64(String key, Secret value) {
    entries.add(new FactoryEntry.Base64Text(key, value));
  }
}
