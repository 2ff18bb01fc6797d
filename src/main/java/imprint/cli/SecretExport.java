package imprint.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imprint.attestation.MatterCertificate;
import imprint.factory.KeptUnit;
import imprint.finding.Refusal;
import imprint.ledger.By;
import imprint.ledger.Copy;
import imprint.ledger.ExportLine;
import imprint.ledger.Filter;
import imprint.ledger.Ledger;
import imprint.ledger.Unit;
import imprint.ledger.exchange.Lines;
import imprint.matter.OnboardingPayload;
import imprint.secret.Secret;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes units with what is kept sealed of them. That this was done is recorded with each unit
 * before its line is written.
 */
final class SecretExport {
  /** Why there is no copy; everything else stops the export. */
  private static final Set<String> NONE =
      Set.of(
          "ledger.no-sealed-copy",
          "ledger.copies-removed",
          "ledger.copies-never-kept",
          "ledger.copies-forgotten");

  private final Ledger ledger;
  private final ExportForm form;
  private final By by;
  private final PrintWriter notes;
  private @Nullable Lines lines;
  private List<String> fields = List.of();
  private long without;

  SecretExport(Ledger ledger, ExportForm form, By by, PrintWriter notes) {
    this.ledger = ledger;
    this.form = form;
    this.by = by;
    this.notes = notes;
  }

  /**
   * @throws Refusal cli.export-other-columns, ledger.sealed-copy-damaged, …
   */
  void write(Filter filter, Writer out) {
    ledger.records().pages(filter, page -> write(page, out));
    if (lines == null) {
      begin(out, List.of());
    }
    if (without > 0) {
      notes.println("Units without sealed copies, whose secrets are not in the file: " + without);
    }
  }

  /** A unit's line, and whether secrets are in it. */
  private record Opened(Unit unit, ObjectNode line, boolean secret) {}

  private void write(List<Unit> page, Writer out) {
    List<Opened> opened = new ArrayList<>();
    for (Unit unit : page) {
      Optional<ObjectNode> line = line(unit);
      line.ifPresent(secrets -> opened.add(new Opened(unit, secrets, true)));
      if (line.isEmpty()) {
        without++;
        if (!form.secret()) {
          opened.add(new Opened(unit, ExportLine.of(unit), false));
        }
      }
    }
    List<Unit> leaving = opened.stream().filter(Opened::secret).map(Opened::unit).toList();
    if (!leaving.isEmpty()) {
      ledger.records().revealing(leaving, form.word(), by);
    }
    for (Opened one : opened) {
      List<String> own = one.line().propertyStream().map(Map.Entry::getKey).toList();
      Lines to = lines == null ? begin(out, own) : lines;
      if (form == ExportForm.SUMMARY && !own.equals(fields)) {
        throw Refusal.of("cli.export-other-columns", one.unit().serialNumber());
      }
      to.add(one.line());
    }
  }

  private Lines begin(Writer out, List<String> own) {
    fields =
        switch (form) {
          case CSV, JSONL ->
              Stream.concat(
                      ExportLine.FIELDS.stream(),
                      Stream.of("passcode", "discriminator", "qrcode", "manualcode"))
                  .toList();
          case SUMMARY -> own.isEmpty() ? List.of("pincode", "qrcode", "manualcode") : own;
          case CN_DACS -> List.of("CN", "certs");
        };
    Lines begun = new Lines(out, form.lines(), fields);
    lines = begun;
    return begun;
  }

  private Optional<ObjectNode> line(Unit unit) {
    return switch (form) {
      case CSV, JSONL ->
          recall(unit, Copy.Kind.ONBOARDING_PAYLOAD).map(qr -> coded(unit, text(qr)));
      case SUMMARY ->
          recall(unit, Copy.Kind.ONBOARDING_PAYLOAD).flatMap(qr -> summary(unit, text(qr)));
      case CN_DACS -> kept(unit).flatMap(SecretExport::certificate);
    };
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ObjectNode coded(Unit unit, String qr) {
    OnboardingPayload payload = OnboardingPayload.parse(qr);
    return ExportLine.of(unit)
        .put("passcode", payload.passcode().value())
        .put("discriminator", payload.discriminator().value())
        .put("qrcode", qr)
        .put("manualcode", payload.manualCode());
  }

  private Optional<ObjectNode> summary(Unit unit, String qr) {
    return kept(unit)
        .map(
            kept -> {
              try (kept) {
                OnboardingPayload payload = OnboardingPayload.parse(qr);
                ObjectNode line = JsonNodeFactory.instance.objectNode();
                kept.columns().forEach(line::put);
                line.put("pincode", Integer.toString(payload.passcode().value()))
                    .put("qrcode", qr)
                    .put("manualcode", OnboardingPayload.grouped(payload.manualCode()));
                kept.secureCertColumns().forEach(line::put);
                return line;
              }
            });
  }

  private static Optional<ObjectNode> certificate(KeptUnit kept) {
    try (kept) {
      return kept.dac()
          .map(
              (MatterCertificate dac) ->
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("CN", dac.commonName())
                      .put("certs", new String(dac.pem(), StandardCharsets.US_ASCII)));
    }
  }

  private Optional<KeptUnit> kept(Unit unit) {
    Optional<byte[]> image = recall(unit, Copy.Kind.FACTORY_IMAGE);
    if (image.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> keys = recall(unit, Copy.Kind.NVS_KEYS);
    Optional<byte[]> secureCert = recall(unit, Copy.Kind.SECURE_CERT_IMAGE);
    try {
      return Optional.of(KeptUnit.read(image.get(), keys, secureCert));
    } finally {
      Stream.of(image, keys, secureCert)
          .flatMap(Optional::stream)
          .forEach(bytes -> Arrays.fill(bytes, (byte) 0));
    }
  }

  private Optional<byte[]> recall(Unit unit, Copy.Kind kind) {
    try (Secret copy = ledger.recall(unit, kind)) {
      return Optional.of(copy.use(byte[]::clone));
    } catch (Refusal refused) {
      if (NONE.contains(refused.finding().code())) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
