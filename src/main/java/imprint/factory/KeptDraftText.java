package imprint.factory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import imprint.attestation.TokenUri;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kept draft as JSON, UTF-8, with absolute paths.
 *
 * <pre>
 * {"product": "/…/lamp.yaml", "fields": {"vendor-id": "0xFFF1"}, "files": ["/…/pai.pem"],
 *  "port": "COM5", "step": "credentials"}
 * </pre>
 */
public final class KeptDraftText {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private KeptDraftText() {}

  /**
   * Reads what {@link #of} wrote; fields that are not known are left out, so that an older program
   * can go on with it.
   *
   * @throws Refusal draft.kept-unreadable
   */
  public static KeptDraft read(byte[] bytes) {
    try {
      JsonNode root = JSON.readTree(bytes);
      Map<DraftField, String> fields = new EnumMap<>(DraftField.class);
      for (DraftField field : DraftField.values()) {
        JsonNode text = root.path("fields").path(field.key());
        if (text.isTextual()) {
          fields.put(field, text.textValue());
        }
      }
      List<Path> files = new ArrayList<>();
      root.path("files").forEach(file -> files.add(Path.of(file.asText())));
      JsonNode token = root.path("token");
      JsonNode product = root.path("product");
      return new KeptDraft(
          product.isTextual() ? Optional.of(Path.of(product.textValue())) : Optional.empty(),
          new DraftFields(fields),
          files,
          token.isTextual() ? Optional.of(TokenUri.parse(token.textValue())) : Optional.empty(),
          root.path("port").asText(""),
          root.path("step").asText(""));
    } catch (IOException | InvalidPathException | Refusal wrong) {
      throw new Refusal(Finding.warning("draft.kept-unreadable"), wrong);
    }
  }

  /** The text of a draft. */
  public static byte[] of(KeptDraft draft) {
    ObjectNode root = JSON.createObjectNode();
    draft.product().ifPresent(file -> root.put("product", absolute(file)));
    ObjectNode fields = root.putObject("fields");
    draft.fields().texts().forEach((field, text) -> fields.put(field.key(), text));
    ArrayNode files = root.putArray("files");
    draft.files().forEach(file -> files.add(absolute(file)));
    draft.token().ifPresent(token -> root.put("token", token.text()));
    root.put("port", draft.port()).put("step", draft.step());
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String absolute(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }
}
