package imprint.factory;

import imprint.matter.CalendarType;
import imprint.matter.FixedLabel;
import imprint.matter.SupportedMode;
import imprint.matter.SupportedMode.SemanticTag;
import imprint.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keys of a unit, in the order in which esp-matter-mfg-tool writes them: the device does not
 * care, but equal input then gives equal images.
 */
public final class FactoryEntries {
  /** Every name under {@link FactoryEntry#NAMESPACE} that is written here for some unit. */
  private static final Set<String> NAMES =
      Set.of(
          "discriminator",
          "iteration-count",
          "salt",
          "verifier",
          "vendor-id",
          "vendor-name",
          "product-id",
          "product-name",
          "hardware-ver",
          "hw-ver-str",
          "mfg-date",
          "rd-id-uid",
          "product-finish",
          "product-color",
          "part-number",
          "serial-num",
          "dac-cert",
          "dac-key",
          "dac-pub-key",
          "pai-cert",
          "cert-dclrn",
          "cal-types",
          "locale-sz",
          "product-label",
          "product-url");

  /** How the names begin that have a number behind them. */
  private static final List<String> NUMBERED =
      List.of(
          "locale/",
          "fl-sz/",
          "fl-k/",
          "fl-v/",
          "sm-sz/",
          "sm-label/",
          "sm-mode/",
          "sm-st-sz/",
          "st-v/",
          "st-mfg/");

  private final List<FactoryEntry> entries = new ArrayList<>();

  private FactoryEntries() {}

  /** Whether the value under that name in {@link FactoryEntry#NAMESPACE} is ours to make. */
  static boolean writes(String key) {
    return NAMES.contains(key) || NUMBERED.stream().anyMatch(key::startsWith);
  }

  /** All keys of the namespace {@link FactoryEntry#NAMESPACE} but the customer's own. */
  public static List<FactoryEntry> of(DeviceInfo info, UnitData unit) {
    return of(info, unit, List.of());
  }

  /**
   * All keys. One of the customer's own that is there already takes the other's place; the rest
   * follows the Certification Declaration. Other namespaces come behind, each whole.
   */
  public static List<FactoryEntry> of(DeviceInfo info, UnitData unit, List<FactoryEntry.Own> own) {
    FactoryEntries all = new FactoryEntries();
    all.unit(info, unit);
    int next = all.entries.size();
    all.localization(info);
    all.fixedLabels(info.fixedLabels());
    all.supportedModes(info.supportedModes());
    all.text("product-label", info.productLabel());
    all.text("product-url", info.productUrl());
    for (FactoryEntry.Own entry : own) {
      if (entry.namespace().equals(FactoryEntry.NAMESPACE) && !all.replace(entry)) {
        all.entries.add(next++, entry);
      }
    }
    own.stream()
        .filter(entry -> !entry.namespace().equals(FactoryEntry.NAMESPACE))
        .collect(
            Collectors.groupingBy(
                FactoryEntry.Own::namespace, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(all.entries::addAll);
    return all.entries;
  }

  private void unit(DeviceInfo info, UnitData unit) {
    number("discriminator", unit.discriminator());
    number("iteration-count", unit.iterations());
    base64("salt", unit.salt());
    number("vendor-id", info.vendorId().value());
    text("vendor-name", info.vendorName());
    number("product-id", info.productId().value());
    text("product-name", info.productName());
    info.hardwareVersion().ifPresent(version -> number("hardware-ver", version));
    text("hw-ver-str", info.hardwareVersionString());
    text("mfg-date", unit.manufacturingDate());
    unit.rdIdUid().ifPresent(uid -> entries.add(new FactoryEntry.Bytes("rd-id-uid", uid)));
    info.finish().ifPresent(finish -> number("product-finish", finish.code()));
    info.color().ifPresent(color -> number("product-color", color.code()));
    text("part-number", info.partNumber());
    text("serial-num", Optional.of(unit.serialNumber()));
    unit.attestation().ifPresent(this::attestation);
    unit.verifier().ifPresent(verifier -> base64("verifier", verifier));
    unit.declaration()
        .ifPresent(cd -> filed("cert-dclrn", Secret.owning(cd.declaration().der()), cd.file()));
  }

  private void attestation(UnitData.Attested attested) {
    var dac = attested.dac();
    filed("dac-cert", Secret.owning(dac.certificate().der()), "{unit}/internal/DAC_cert.der");
    filed("dac-key", dac.privateKey(), "{unit}/internal/DAC_private_key.bin");
    filed("dac-pub-key", Secret.owning(dac.publicKey()), "{unit}/internal/DAC_public_key.bin");
    filed("pai-cert", Secret.owning(attested.pai().der()), "staging/pai_cert.der");
  }

  private void localization(DeviceInfo info) {
    if (!info.calendars().isEmpty()) {
      int bits = info.calendars().stream().mapToInt(CalendarType::code).map(n -> 1 << n).sum();
      number("cal-types", bits);
    }
    if (!info.locales().isEmpty()) {
      number("locale-sz", info.locales().size());
      for (int i = 0; i < info.locales().size(); i++) {
        text("locale/" + hex(i), Optional.of(info.locales().get(i)));
      }
    }
  }

  private void fixedLabels(List<FixedLabel> labels) {
    byEndpoint(labels, FixedLabel::endpoint)
        .forEach(
            (endpoint, of) -> {
              number("fl-sz/" + hex(endpoint), of.size());
              for (int i = 0; i < of.size(); i++) {
                String place = hex(endpoint) + "/" + hex(i);
                text("fl-k/" + place, Optional.of(of.get(i).label()));
                text("fl-v/" + place, Optional.of(of.get(i).value()));
              }
            });
  }

  private void supportedModes(List<SupportedMode> modes) {
    byEndpoint(modes, SupportedMode::endpoint)
        .forEach(
            (endpoint, of) -> {
              number("sm-sz/" + hex(endpoint), of.size());
              for (int i = 0; i < of.size(); i++) {
                mode(hex(endpoint) + "/" + hex(i), of.get(i));
              }
            });
  }

  private void mode(String place, SupportedMode mode) {
    text("sm-label/" + place, Optional.of(mode.label()));
    number("sm-mode/" + place, mode.mode());
    number("sm-st-sz/" + place, mode.tags().size());
    for (int i = 0; i < mode.tags().size(); i++) {
      SemanticTag tag = mode.tags().get(i);
      number("st-v/" + place + "/" + hex(i), tag.value());
      number("st-mfg/" + place + "/" + hex(i), tag.manufacturer());
    }
  }

  /** In the order in which the endpoints are first named. */
  private static <T> Map<Integer, List<T>> byEndpoint(List<T> all, Function<T, Integer> endpoint) {
    return all.stream()
        .collect(Collectors.groupingBy(endpoint, LinkedHashMap::new, Collectors.toList()));
  }

  private boolean replace(FactoryEntry.Own own) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().equals(own.key())) {
        entries.set(i, own);
        return true;
      }
    }
    return false;
  }

  private void number(String key, long value) {
    entries.add(new FactoryEntry.U32(key, value));
  }

  private void text(String key, Optional<String> value) {
    value.ifPresent(text -> entries.add(new FactoryEntry.Text(key, text)));
  }

  private void filed(String key, Secret value, String file) {
    entries.add(new FactoryEntry.Filed(key, value, file));
  }

  private void base64(String key, Secret value) {
    entries.add(new FactoryEntry.Base64Text(key, value));
  }

  private static String hex(int number) {
    return Integer.toHexString(number);
  }
}
