package imprint.ledger.exchange;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imprint.finding.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One JSON object a line. Its columns are all names that occur. */
record JsonSheet(String name, String sha256) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  Sheet read(String text) {
    Set<String> columns = new LinkedHashSet<>();
    List<Sheet.Row> rows = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      if (!line.isBlank()) {
        Map<String, String> cells = cells(line, number);
        columns.addAll(cells.keySet());
        rows.add(new Sheet.Row(rows.size() + 1, number, cells));
      }
    }
    return new Sheet(name, sha256, List.copyOf(columns), rows);
  }

  private Map<String, String> cells(String line, int number) {
    try {
      if (!(JSON.readTree(line) instanceof ObjectNode object)) {
        throw Refusal.of("records.json", name, number, 1);
      }
      Map<String, String> cells = new HashMap<>();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        if (field.getValue().isContainerNode()) {
          throw Refusal.of("records.json-nested", name, number, field.getKey());
        }
        cells.put(field.getKey(), field.getValue().isNull() ? "" : field.getValue().asText());
      }
      return cells;
    } catch (JsonProcessingException wrong) {
      // its message may quote the line
      JsonLocation at = wrong.getLocation();
      throw Refusal.of("records.json", name, number, at == null ? 1 : at.getColumnNr());
    }
  }
}
