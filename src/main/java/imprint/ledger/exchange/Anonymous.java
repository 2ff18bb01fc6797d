package imprint.ledger.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imprint.finding.Finding;
import imprint.ledger.Account;
import imprint.ledger.Claim;
import imprint.ledger.ExportLine;
import imprint.ledger.Records;
import imprint.ledger.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * A unit without what leads to a person, a place or a device: for statistics outside of the
 * factory. Words that people wrote are left out, since anything may stand in them; times are days.
 *
 * @param devices tells units and boards apart, by pseudonyms
 */
public record Anonymous(Records records, boolean devices) {
  private static final List<String> KEPT =
      List.of("state", "chip", "product", "vendor", "vendorId", "productId", "productHash", "test");

  /** The columns. */
  public List<String> fields() {
    List<String> fields = new ArrayList<>(devices ? List.of("unit", "board") : List.of());
    fields.addAll(KEPT);
    fields.addAll(List.of("proven", "reservedOn", "changedOn", "station", "person", "code"));
    return List.copyOf(fields);
  }

  /**
   * The line of a unit.
   *
   * @throws imprint.finding.Refusal what the station key is refused for
   */
  public ObjectNode of(Unit unit) {
    ObjectNode whole = ExportLine.of(unit);
    Account account = Account.of(unit);
    Claim claim = unit.claim();
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    if (devices) {
      line.put("unit", records.pseudonym("unit", claim.serialNumber()))
          .put("board", records.pseudonym("board", unit.mac().text()));
    }
    for (String field : KEPT) {
      line.set(field, whole.get(field));
    }
    line.put("proven", unit.proof() != null)
        .put("reservedOn", day(account.reservedAt()))
        .put("changedOn", day(account.changedAt()))
        .put("station", pseudonym("station", account.station()))
        .put("person", pseudonym("person", account.person()));
    // what another line calls a code may be anybody's words
    if (whole.hasNonNull("code")
        && (unit.origin() == null || Finding.known(whole.get("code").asText()))) {
      line.set("code", whole.get("code"));
    }
    return line;
  }

  private String pseudonym(String kind, String name) {
    return name.isEmpty() ? "" : records.pseudonym(kind, name);
  }

  /** Of an instant in ISO 8601; another line may have told its times in other words. */
  private static String day(String at) {
    return at.matches("\\d{4}-\\d{2}-\\d{2}T.*") ? at.substring(0, 10) : "";
  }
}
