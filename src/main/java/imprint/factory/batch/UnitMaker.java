package imprint.factory.batch;

import imprint.attestation.Dac;
import imprint.factory.FactoryEntries;
import imprint.factory.FactoryEntry;
import imprint.factory.FactoryImage;
import imprint.factory.FactoryRow;
import imprint.factory.SecureCertPart;
import imprint.factory.UnitData;
import imprint.factory.UnitData.Attested;
import imprint.matter.OnboardingPayload;
import imprint.matter.Passcode;
import imprint.matter.Spake2pVerifier;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsKey;
import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes units of what was settled about them. May be used by several threads. */
final class UnitMaker {
  private static final int SALT = 32;
  private static final int RD_ID_UID = 16;

  private final Order order;
  private final Attesting attesting;
  private final SecureRandom random;
  private final Function<String, byte[]> picture;

  /**
   * @param picture the QR code of a payload, PNG
   */
  UnitMaker(
      Order order, Attesting attesting, SecureRandom random, Function<String, byte[]> picture) {
    this.order = order;
    this.attesting = attesting;
    this.random = random;
    this.picture = picture;
  }

  /**
   * What the phone proves the passcode with.
   *
   * @param verifier empty of bytes where the firmware makes its own passcodes
   */
  record Pairing(UnitDraw draw, Secret salt, Secret verifier) implements AutoCloseable {
    @Override
    public void close() {
      salt.close();
      verifier.close();
    }
  }

  /** Derives the verifiers of all at once, as this is most of the work; the caller closes them. */
  List<Pairing> pair(List<UnitDraw> draws) {
    List<byte[]> salts = draws.stream().map(_ -> salt()).toList();
    List<Passcode> passcodes = draws.stream().flatMap(draw -> draw.passcode().stream()).toList();
    // a run has passcodes for all of its units or for none
    List<byte[]> verifiers =
        passcodes.isEmpty()
            ? Collections.nCopies(draws.size(), new byte[0])
            : Spake2pVerifier.compute(passcodes, salts, order.access().iterations());
    List<Pairing> pairings = new ArrayList<>();
    for (int i = 0; i < draws.size(); i++) {
      pairings.add(
          new Pairing(draws.get(i), Secret.owning(salts.get(i)), Secret.owning(verifiers.get(i))));
    }
    return pairings;
  }

  /** One unit with all of its files. */
  MadeUnit make(Pairing pairing) {
    Optional<Attested> attested = attesting.attest(pairing.draw().uuid());
    try {
      return make(pairing, attested);
    } finally {
      if (attesting.issues()) {
        attested.ifPresent(own -> own.dac().close());
      }
    }
  }

  private MadeUnit make(Pairing pairing, Optional<Attested> attested) {
    Optional<Secret> rdIdUid = rdIdUid();
    UnitDraw draw = pairing.draw();
    try {
      UnitData unit =
          new UnitData(
              draw.discriminator().value(),
              order.access().iterations(),
              pairing.salt(),
              draw.passcode().map(_ -> pairing.verifier()),
              rdIdUid,
              order.naming().manufacturingDate(),
              draw.serialNumber(),
              attested,
              order.declaration());
      List<FactoryEntry> entries =
          order.images().layout().nvsPart(FactoryEntries.of(order.info(), unit, draw.own()));
      Optional<OnboardingPayload> payload = payload(draw);
      UnitFiles files = new UnitFiles(draw.uuid());
      images(files, unit, entries);
      attested.ifPresent(own -> files.attestation(own, attesting.issues()));
      new PartitionCsv(entries).files().forEach(files::internal);
      payload.ifPresent(codes -> files.codes(codes, picture.apply(codes.qrCode())));
      return new MadeUnit(record(draw, unit, entries, payload), files);
    } finally {
      rdIdUid.ifPresent(Secret::close);
    }
  }

  private byte[] salt() {
    return order
        .access()
        .verifier()
        .map(given -> given.salt().use(byte[]::clone))
        .orElseGet(() -> bytes(SALT));
  }

  private Optional<Secret> rdIdUid() {
    if (!order.naming().rotatingId()) {
      return Optional.empty();
    }
    return Optional.of(
        order
            .naming()
            .rdIdUid()
            .map(Secret::copy)
            .orElseGet(() -> Secret.owning(bytes(RD_ID_UID))));
  }

  private Optional<OnboardingPayload> payload(UnitDraw draw) {
    return draw.passcode()
        .map(
            passcode ->
                new OnboardingPayload(
                    order.info().vendorId(),
                    order.info().productId(),
                    order.access().flow(),
                    order.access().discovery(),
                    draw.discriminator(),
                    passcode));
  }

  private void images(UnitFiles files, UnitData unit, List<FactoryEntry> entries) {
    Images images = order.images();
    if (images.layout().usesSecureCert() && images.secureCert()) {
      files.secureCert(SecureCertPart.build(unit, images.layout(), images.efuseKeyBlock(), random));
    }
    if (!images.nvs()) {
      return;
    }
    byte[] plain = FactoryImage.build(entries, images.size());
    switch (images.key()) {
      case ImageKey.None _ -> files.partition(plain);
      case ImageKey.New _ -> {
        try (NvsKey key = NvsKey.random(random)) {
          files.partition(NvsCipher.encrypt(plain, key));
          files.keysPartition(key.toPartition());
        }
      }
      case ImageKey.Given(NvsKey key, boolean partition) -> {
        files.partition(NvsCipher.encrypt(plain, key));
        if (partition) {
          files.keysPartition(key.toPartition());
        }
      }
    }
  }

  private UnitRecord record(
      UnitDraw draw,
      UnitData unit,
      List<FactoryEntry> entries,
      Optional<OnboardingPayload> payload) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new UnitRecord(
        draw.index(),
        draw.uuid(),
        entries.stream()
            .map(entry -> FactoryRow.listed(entry).value().replace("{unit}", draw.uuid()))
            .toList(),
        draw.passcode().map(Passcode::value).orElse(0),
        unit.discriminator(),
        unit.iterations(),
        unit.salt().use(base64::encodeToString),
        unit.verifier().map(verifier -> verifier.use(base64::encodeToString)).orElse(""),
        payload.map(OnboardingPayload::qrCode).orElse(""),
        payload.map(codes -> OnboardingPayload.grouped(codes.manualCode())).orElse(""),
        draw.serialNumber(),
        unit.rdIdUid().map(uid -> uid.use(HexFormat.of()::formatHex)).orElse(""),
        unit.attestation().map(own -> own.dac().commonName()).orElse(""),
        unit.attestation().map(own -> pem(own.dac())).orElse(""));
  }

  private static String pem(Dac dac) {
    return new String(dac.certificate().pem(), StandardCharsets.US_ASCII);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
