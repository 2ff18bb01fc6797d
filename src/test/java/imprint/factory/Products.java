package imprint.factory;

import imprint.attestation.KeyPlace;
import imprint.attestation.TokenUri;
import imprint.matter.CalendarType;
import imprint.matter.CommissioningFlow;
import imprint.matter.DiscoveryCapabilities;
import imprint.matter.FixedLabel;
import imprint.matter.ProductColor;
import imprint.matter.ProductFinish;
import imprint.matter.ProductId;
import imprint.matter.SupportedMode;
import imprint.matter.VendorId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Products as property tests draw them. */
final class Products {
  private Products() {}

  /** Any product, its files named without a folder. */
  static Arbitrary<Product> any() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 0xFFF4).map(VendorId::new),
            Arbitraries.integers().between(1, 0xFFFF).map(ProductId::new),
            names(32),
            names(32).injectNull(0.3),
            names(64).injectNull(0.3),
            Arbitraries.integers().between(0, 0xFFFF),
            kept(),
            Arbitraries.integers().between(72, 1200))
        .as(
            (vendor, product, name, part, label, version, kept, dpi) ->
                new Product(
                    vendor,
                    name,
                    product,
                    name,
                    part,
                    label,
                    version,
                    name,
                    kept.details(),
                    new Product.Credentials(
                        Path.of("pai.pem"),
                        dpi % 2 == 0
                            ? new KeyPlace.InFile(Path.of("a b/#k: '.pem"))
                            : new KeyPlace.OnToken(
                                new TokenUri(name, name, Optional.of("0aff"), "/a?#: ;&%41.so")),
                        Path.of("cd.der"),
                        null,
                        Path.of("who signed.pem")),
                    kept.data(),
                    kept.target(),
                    kept.boot(),
                    dpi,
                    kept.keep()));
  }

  /** Parts of a product, since only eight can be combined at once. */
  private record Kept(
      Product.Data data,
      DeviceDetails details,
      Product.Target target,
      BootWatch boot,
      Product.Keep keep) {}

  private static Arbitrary<Kept> kept() {
    return Combinators.combine(
            data(), details(), targets(), boots(), Arbitraries.of(Product.Keep.class))
        .as(Kept::new);
  }

  private static Arbitrary<BootWatch> boots() {
    Arbitrary<String> patterns =
        Arbitraries.of("^ready: '#' \\d+$", "a: b", "- [x]", "\"quoted\"", "灯|\\[DL\\]", "off");
    return Combinators.combine(
            Arbitraries.of(BootWatch.Mode.class),
            Arbitraries.integers().between(1, 120),
            Arbitraries.integers().between(120, 3600),
            Arbitraries.integers().between(1200, 4_000_000),
            Arbitraries.of(true, false),
            patterns.list().ofMaxSize(3),
            patterns.list().ofMaxSize(3),
            Arbitraries.maps(Arbitraries.of(BootWatch.VALUES), patterns.map(p -> "(" + p + ")")))
        .as(
            (mode, seconds, atMost, rate, flag, accept, reject, agree) ->
                new BootWatch(
                    mode,
                    seconds,
                    atMost,
                    rate,
                    flag,
                    !flag,
                    accept,
                    reject.stream().map(p -> new BootWatch.Reject(p, "Says: " + p)).toList(),
                    accept,
                    agree));
  }

  private static Arbitrary<DeviceDetails> details() {
    return Combinators.combine(
            Arbitraries.of(ProductFinish.class).optional(),
            Arbitraries.of(ProductColor.class).optional(),
            Arbitraries.of(CalendarType.class).set(),
            Arbitraries.of("en-US", "de", "zh-Hans-CN").list().ofMaxSize(3),
            Arbitraries.of("0/a/b", "7/: x/#y", "65535/灯/'q'")
                .map(FixedLabel::parse)
                .list()
                .ofMaxSize(3),
            Arbitraries.of("0/Eco/1", "255/a: b/2/1\\8000, 2\\FFF1")
                .map(SupportedMode::parse)
                .list()
                .ofMaxSize(2),
            names(200).optional())
        .as(DeviceDetails::new);
  }

  private static Arbitrary<Product.Target> targets() {
    return Combinators.combine(
            Arbitraries.of("esp32c3", "esp32").injectNull(0.3),
            Arbitraries.of("nvs", "fctry", "null", "1"),
            Arbitraries.of(StorageLayout.class),
            Arbitraries.of("nvs_keys").injectNull(0.5),
            Arbitraries.of("keys", "one.bin").injectNull(0.5),
            Arbitraries.of("table.bin").injectNull(0.5),
            Arbitraries.of(0x8000, 0x9000, 0x10000))
        .as(
            (chip, label, storage, nvsKeys, flashKeys, table, offset) ->
                new Product.Target(
                    chip,
                    label,
                    storage,
                    "esp_secure_cert",
                    nvsKeys,
                    flashKeys == null ? null : Path.of(flashKeys),
                    table == null ? null : Path.of(table),
                    offset));
  }

  private static Arbitrary<Product.Data> data() {
    return Combinators.combine(
            Arbitraries.integers().between(1000, 100_000),
            Arbitraries.of(CommissioningFlow.class),
            Arbitraries.of(2, 4, 6).map(DiscoveryCapabilities::new),
            Arbitraries.of("", "1", "0x12", "AB-", "null", "true", "1e5", "-", ".", "{date}")
                .map(start -> SerialPattern.parse(start + "{counter:6}{check}", "test")),
            Arbitraries.of(true, false),
            Arbitraries.of(
                new ManufacturingDate.Unset(),
                new ManufacturingDate.Today(),
                new ManufacturingDate.On(LocalDate.of(2026, 11, 22))),
            Arbitraries.of("/keys/own: keys.csv", "/keys/own.csv").injectNull(0.3))
        .as(
            (iterations, flow, discovery, serial, rotating, date, own) ->
                new Product.Data(
                    iterations,
                    flow,
                    discovery,
                    serial,
                    rotating,
                    365,
                    date,
                    own == null ? null : Path.of(own)));
  }

  /** Texts that YAML would like to take for something else. */
  private static Arbitrary<String> names(int longest) {
    Arbitrary<String> words =
        Arbitraries.of(
            "null",
            "~",
            "true",
            "no",
            "1.0",
            "0x10",
            "007",
            "- a",
            "a: b",
            "a #b",
            " a ",
            "'",
            "\"",
            "{",
            "[",
            "*a",
            "&a",
            "!a",
            "|",
            ">",
            "%",
            "@",
            "`",
            "?",
            ":",
            "#",
            "---",
            "...",
            "=",
            "<<",
            "灯泡",
            "\\n",
            "1_000",
            "12:30:00",
            "2026-11-22",
            "a:");
    Arbitrary<String> any =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withCharRange('À', 'ž')
            .ofMinLength(1)
            .ofMaxLength(40);
    return Arbitraries.oneOf(words, any)
        .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= longest);
  }
}
