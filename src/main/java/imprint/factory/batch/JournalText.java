package imprint.factory.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts of any length in a journal: a length in bytes, and UTF-8. */
final class JournalText {
  private JournalText() {}

  static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(out, text);
    }
  }

  static String read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text beyond its record");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  static List<String> readList(DataInputStream in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > in.available()) {
      throw new IOException("a list beyond its record");
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      texts.add(read(in));
    }
    return texts;
  }
}
