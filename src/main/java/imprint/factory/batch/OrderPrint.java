package imprint.factory.batch;

import imprint.attestation.MatterCertificate;
import imprint.matter.Discriminator;
import imprint.matter.Passcode;
import imprint.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** By what an order is known again, whoever gives it: SHA-256 over all that it says. */
final class OrderPrint {
  private final MessageDigest digest;

  private OrderPrint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static String of(Order order) {
    OrderPrint print = new OrderPrint();
    print.add(order.info().toString());
    print.add(Integer.toString(order.count()));
    print.access(order.access());
    print.naming(order.naming());
    print.source(order.dacSource());
    print.add(order.dacTerms().toString());
    print.add(order.declaration().map(cd -> cd.file()).orElse(""));
    print.add(order.declaration().map(cd -> cd.declaration().der()).orElse(new byte[0]));
    print.images(order.images());
    print.add(order.ownKeys().map(OwnKeys::print).orElse(new byte[0]));
    return HexFormat.of().formatHex(print.digest.digest());
  }

  private void access(Order.Access access) {
    add(access.flow() + " " + access.discovery() + " " + access.iterations());
    add(Boolean.toString(access.dynamicPasscode()));
    add(access.passcode().map(Passcode::value).map(String::valueOf).orElse(""));
    add(access.discriminator().map(Discriminator::toString).orElse(""));
    add(access.verifier().map(Order.GivenVerifier::salt));
    add(access.verifier().map(Order.GivenVerifier::verifier));
  }

  private void naming(Order.Naming naming) {
    add(naming.serialNumber().orElse("") + " " + naming.serials().rule());
    add(Boolean.toString(naming.rotatingId()));
    add(naming.rdIdUid());
    add(naming.manufacturingDate().orElse(""));
  }

  private void source(DacSource source) {
    switch (source) {
      case DacSource.None _ -> add("none");
      case DacSource.Given(var dac, MatterCertificate pai) -> {
        add(dac.certificate().der());
        add(pai.der());
      }
      case DacSource.FromPai(MatterCertificate pai, var _) -> add(pai.der());
      case DacSource.FromPaa(MatterCertificate paa, var _, String paiName) -> {
        add(paa.der());
        add(paiName);
      }
    }
  }

  private void images(Images images) {
    add(images.size() + " " + images.nvs() + " " + images.layout() + " " + images.secureCert());
    add(images.efuseKeyBlock().toString());
    switch (images.key()) {
      case ImageKey.None _ -> add("plain");
      case ImageKey.New _ -> add("new");
      case ImageKey.Given(var key, boolean partition) -> {
        byte[] file = key.toPartition();
        add(file);
        java.util.Arrays.fill(file, (byte) 0);
        add(Boolean.toString(partition));
      }
    }
  }

  private void add(Optional<Secret> secret) {
    if (secret.isEmpty()) {
      add(new byte[0]);
    } else {
      secret
          .get()
          .use(
              bytes -> {
                add(bytes);
                return true;
              });
    }
  }

  private void add(String text) {
    add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** With its length, so that no two orders run together into one. */
  private void add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
    digest.update(bytes);
  }
}
