package imprint.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One unit as one JSON object, for records and for other programs. Holds no secret. */
public final class ExportLine {
  private ExportLine() {}

  /**
   * {@code serial}, {@code mac}, {@code state} and {@code proof} (null while nothing is proven),
   * {@code chip}, {@code product}, {@code test}, {@code productHash}, {@code vendorId}, {@code
   * productId} (as {@code 0xFFF1}), {@code reservedAt}, {@code changedAt} (UTC, ISO 8601), {@code
   * station}, {@code person}; of a dead unit also {@code reason}, {@code code} where a program set
   * it aside, and {@code replacedBy} where its board got another identity.
   */
  public static ObjectNode of(Unit unit) {
    Claim claim = unit.claim();
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
            .put("reservedAt", unit.reservedAt().toString())
            .put("changedAt", unit.last().at().toString())
            .put("station", unit.last().by().station())
            .put("person", unit.last().by().person());
    return switch (unit.last().event()) {
      case Event.SetAside(String code, String sentence) ->
          line.put("code", code).put("reason", sentence);
      case Event.Retired(String reason) -> line.put("reason", reason);
      case Event.ReplacedBy(String serialNumber, String reason) ->
          line.put("reason", reason).put("replacedBy", serialNumber);
      case Event _ -> line;
    };
  }
}
