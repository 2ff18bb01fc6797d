package imprint.line;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code line.json} beside {@code station.yaml}: what the window keeps of the line. UTF-8.
 *
 * <pre>
 * {"slots": [{"usb": "1-2.3"}, {"port": "COM5"}],
 *  "starts-by-itself": true,
 *  "order": {"number": "WO-4711", "units": 500, "since": "2026-11-26T06:00:00Z"},
 *  "orders-left": [{"number": "WO-4690", "units": 80, "since": "2026-11-24T09:30:00Z"}],
 *  "order-prefix": "WO-",
 *  "printer": "line 3",
 *  "product": "/srv/products/lamp.v1.yaml"}
 * </pre>
 */
final class LineFile {
  private static final int LARGEST = 1 << 16;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> KNOWN =
      Set.of(
          "slots",
          "starts-by-itself",
          "order",
          "orders-left",
          "order-prefix",
          "printer",
          "product");

  private final Path file;

  private LineFile(Path file) {
    this.file = file;
  }

  /**
   * What the file says; {@link LineSettings#NONE} where there is none.
   *
   * @throws Refusal line.settings-syntax, line.settings-unknown, line.settings-value,
   *     line.slots-many, line.slot-twice, line.order-…, file.unreadable
   */
  static LineSettings read(Path file) {
    return Files.exists(file) ? new LineFile(file).read() : LineSettings.NONE;
  }

  private LineSettings read() {
    JsonNode root = parsed();
    refuseUnknown(root, KNOWN);
    List<SlotPlace> slots = new ArrayList<>();
    JsonNode listed = root.path("slots");
    refuseUnless(listed.isArray() || listed.isMissingNode(), "slots");
    listed.forEach(each -> slots.add(place(each)));
    JsonNode starts = root.path("starts-by-itself");
    refuseUnless(starts.isBoolean() || starts.isMissingNode(), "starts-by-itself");
    return new LineSettings(
        slots,
        starts.booleanValue(),
        orders(root),
        Optional.of(text(root, "printer")).filter(name -> !name.isEmpty()),
        Optional.of(text(root, "product")).filter(path -> !path.isEmpty()).map(this::path));
  }

  private Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException wrong) {
      throw new Refusal(Finding.error("line.settings-value", file, "product"), wrong);
    }
  }

  private SlotPlace place(JsonNode slot) {
    refuseUnless(slot.isObject() && slot.size() == 1, "slots");
    refuseUnknown(slot, Set.of("usb", "port"));
    String usb = text(slot, "usb");
    return usb.isEmpty() ? new SlotPlace.Named(text(slot, "port")) : new SlotPlace.Usb(usb);
  }

  private String text(JsonNode slot, String field) {
    JsonNode value = slot.path(field);
    refuseUnless(value.isMissingNode() || (value.isTextual() && !value.asText().isBlank()), field);
    return value.asText();
  }

  private Orders orders(JsonNode root) {
    JsonNode inHand = root.path("order");
    List<Order> left = new ArrayList<>();
    JsonNode listed = root.path("orders-left");
    refuseUnless(listed.isArray() || listed.isMissingNode(), "orders-left");
    listed.forEach(each -> left.add(order(each)));
    return new Orders(
        inHand.isMissingNode() ? Optional.empty() : Optional.of(order(inHand)),
        left,
        text(root, "order-prefix"));
  }

  private Order order(JsonNode order) {
    refuseUnless(order.isObject(), "order");
    refuseUnknown(order, Set.of("number", "units", "since"));
    JsonNode units = order.path("units");
    refuseUnless(units.isIntegralNumber() && units.canConvertToInt(), "units");
    try {
      Instant since = Instant.parse(order.path("since").asText());
      return new Order(text(order, "number"), units.intValue(), since);
    } catch (DateTimeException wrong) {
      throw new Refusal(Finding.error("line.settings-value", file, "since"), wrong);
    }
  }

  private JsonNode parsed() {
    try {
      JsonNode root = JSON.readTree(InputFile.read(file, LARGEST));
      if (root.isObject()) {
        return root;
      }
      throw Refusal.of("line.settings-syntax", file, 1);
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      throw Refusal.of("line.settings-syntax", file, at == null ? 1 : Math.max(1, at.getLineNr()));
    } catch (IOException e) {
      throw Refusal.unreadable(file, e);
    }
  }

  private void refuseUnknown(JsonNode section, Set<String> known) {
    section
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw Refusal.of("line.settings-unknown", file, name);
              }
            });
  }

  private void refuseUnless(boolean right, String field) {
    if (!right) {
      throw Refusal.of("line.settings-value", file, field);
    }
  }

  /**
   * Keeps it for the next start.
   *
   * @throws Refusal file.unwritable
   */
  static void write(Path file, LineSettings settings) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode slots = root.putArray("slots");
    for (SlotPlace place : settings.slots()) {
      switch (place) {
        case SlotPlace.Usb(String position) -> slots.addObject().put("usb", position);
        case SlotPlace.Named(String name) -> slots.addObject().put("port", name);
      }
    }
    root.put("starts-by-itself", settings.startsByItself());
    Orders orders = settings.orders();
    orders.inHand().ifPresent(order -> put(root.putObject("order"), order));
    if (!orders.left().isEmpty()) {
      ArrayNode left = root.putArray("orders-left");
      orders.left().forEach(order -> put(left.addObject(), order));
    }
    if (!orders.prefix().isEmpty()) {
      root.put("order-prefix", orders.prefix());
    }
    settings.printer().ifPresent(name -> root.put("printer", name));
    settings.product().ifPresent(path -> root.put("product", path.toString()));
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        PrivateFile.createFolders(folder);
      }
      PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }

  private static void put(ObjectNode node, Order order) {
    if (!order.number().isEmpty()) {
      node.put("number", order.number());
    }
    node.put("units", order.units()).put("since", order.since().toString());
  }
}
