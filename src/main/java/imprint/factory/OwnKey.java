package imprint.factory;

import imprint.factory.FactoryEntry.Listed;
import imprint.finding.Finding;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.nvs.NvsImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * A key that a customer adds: a row {@code key,type,encoding} of his configuration.
 *
 * @param repeat every unit has the first one's value
 */
public record OwnKey(String namespace, String key, String type, String encoding, boolean repeat) {
  private static final String FILE = "file";

  /**
   * The key with one unit's value.
   *
   * @param cell the value, or the path of the file that has it
   * @param folders where a relative path may start, first come first served
   * @param where file and line, as findings say it
   * @throws Refusal nvs.csv-file, nvs.csv-text
   */
  public FactoryEntry.Own with(String cell, List<Path> folders, String where) {
    String place = key + " (" + where + ")";
    Listed listed = new Listed(type, encoding, cell);
    String plain = encoding.toLowerCase(Locale.ROOT);
    if (!type.equals(FILE)) {
      return new FactoryEntry.Own(namespace, key, listed, plain, cell, place);
    }
    byte[] content = content(cell, folders, place);
    return plain.equals("binary")
        ? new FactoryEntry.Own(
            namespace, key, listed, "base64", Base64.getEncoder().encodeToString(content), place)
        : new FactoryEntry.Own(namespace, key, listed, plain, text(content, place), place);
  }

  private static byte[] content(String cell, List<Path> folders, String place) {
    try {
      for (Path folder : folders) {
        Path file = folder.resolve(cell);
        if (Files.isRegularFile(file)) {
          return Files.size(file) == 0 ? new byte[0] : InputFile.read(file, NvsImage.MAX_SIZE);
        }
      }
    } catch (Refusal | InvalidPathException | IOException unreadable) {
      throw new Refusal(Finding.error("nvs.csv-file", place, cell), unreadable);
    }
    throw Refusal.of("nvs.csv-file", place, cell);
  }

  private static String text(byte[] content, String place) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notText) {
      throw Refusal.of("nvs.csv-text", place);
    }
  }
}
