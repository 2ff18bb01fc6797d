package imprint.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One unit as one JSON object, for records and for other programs. Holds no secret. */
public final class ExportLine {
  private ExportLine() {}

  /** All fields that a line can have, in their order: the columns of a table. */
  public static final List<String> FIELDS =
      List.of(
          "serial",
          "mac",
          "state",
          "proof",
          "chip",
          "product",
          "test",
          "productHash",
          "vendorId",
          "productId",
          "reservedAt",
          "changedAt",
          "station",
          "person",
          "code",
          "reason",
          "vendor",
          "dacKey",
          "dacIssuer",
          "dacSerial",
          "importedAt",
          "importedFrom",
          "order",
          "replacedBy");

  /**
   * {@code serial}, {@code mac}, {@code state} and {@code proof} (null while nothing is proven),
   * {@code chip}, {@code product}, {@code test}, {@code productHash}, {@code vendorId}, {@code
   * productId} (as {@code 0xFFF1}), {@code reservedAt}, {@code changedAt} (UTC, ISO 8601), {@code
   * station}, {@code person}, {@code vendor}, {@code dacKey} and {@code dacIssuer} (SHA-256 of the
   * public key and of the issuer's name), {@code dacSerial}; of a dead unit also {@code reason},
   * {@code code} where a program set it aside, and {@code replacedBy} where its board got another
   * identity; of another line's unit {@code importedAt} and {@code importedFrom}; {@code order}
   * where the unit was made for one with a number. What another line did not tell is null.
   */
  public static ObjectNode of(Unit unit) {
    Claim claim = unit.claim();
    Account account = Account.of(unit);
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("serial", unit.serialNumber())
            .put("mac", unit.mac().text())
            .put("state", unit.state().name())
            .put("proof", unit.proof())
            .put("chip", claim.board().chip())
            .put("product", claim.product().name())
            .put("test", claim.product().test())
            .put("productHash", claim.product().hash())
            .put("vendorId", "0x%04X".formatted(claim.product().vendorId()))
            .put("productId", "0x%04X".formatted(claim.product().productId()))
            .put("reservedAt", account.reservedAt())
            .put("changedAt", account.changedAt())
            .put("station", account.station())
            .put("person", account.person());
    switch (unit.work().event()) {
      case Event.SetAside(String code, String sentence) ->
          line.put("code", code).put("reason", sentence);
      case Event.Retired(String reason) -> line.put("reason", reason);
      case Event.ReplacedBy(String serialNumber, String reason) ->
          line.put("reason", reason).put("replacedBy", serialNumber);
      case Event.Imported imported when !imported.told().state().live() ->
          line.put("code", imported.told().code()).put("reason", imported.told().reason());
      case Event _ -> {}
    }
    putCertificate(line, unit);
    Event.Imported origin = unit.origin();
    if (origin != null) {
      line.put("importedAt", unit.reservedAt().toString())
          .put("importedFrom", origin.source().file());
    }
    return unit.order().isEmpty() ? line : line.put("order", unit.order());
  }

  private static void putCertificate(ObjectNode line, Unit unit) {
    Claim.Dac dac = unit.claim().dac();
    line.put("vendor", unit.claim().product().vendorName())
        .put("dacKey", told(unit, Untold.DAC_KEY, dac.publicKey().hex()))
        .put("dacIssuer", told(unit, Untold.DAC_ISSUER, dac.issuer().hex()))
        .put("dacSerial", told(unit, Untold.DAC_CERTIFICATE, dac.certificateSerial()));
  }

  private static @Nullable String told(Unit unit, Untold part, String value) {
    Event.Imported origin = unit.origin();
    return origin != null && origin.untold().contains(part.word()) ? null : value;
  }
}
