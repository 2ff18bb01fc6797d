package imprint.bench;

import imprint.esp.link.Link;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What came out of a link. */
final class Heard {
  private Heard() {}

  /** Everything that is there without waiting. */
  static byte[] all(Link link) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[1000];
    for (int count; (count = link.read(buffer, Duration.ZERO)) > 0; ) {
      all.write(buffer, 0, count);
    }
    return all.toByteArray();
  }

  static String text(Link link) throws IOException {
    return new String(all(link), StandardCharsets.ISO_8859_1);
  }
}
