package imprint.factory.release;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class ReleaseTextTest {
  private static final Path FILE = Path.of("lamp.releases.json");

  @Property(tries = 200)
  void whatIsWrittenIsReadTheSame(
      @ForAll @IntRange(max = 4) int versions,
      @ForAll @StringLength(max = 40) String words,
      @ForAll Map<@StringLength(max = 12) String, @StringLength(max = 64) String> files,
      @ForAll boolean scanned,
      @ForAll @IntRange int second) {
    Golden golden =
        new Golden(
            new Content(words, new TreeMap<>(files)),
            words,
            words,
            words,
            words,
            Instant.ofEpochSecond(second),
            scanned ? Optional.of(Instant.ofEpochSecond(second, 7)) : Optional.empty());
    List<Release> all = new ArrayList<>();
    for (int version = 1; version <= versions; version++) {
      all.add(new Release(version, golden, Instant.ofEpochSecond(second), words, words));
    }
    Releases written = new Releases(all, scanned ? Optional.empty() : Optional.of(golden));
    assertThat(ReleaseText.read(FILE, ReleaseText.of(written))).isEqualTo(written);
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 300) byte[] bytes) {
    readOrRefused(bytes);
  }

  @Property(tries = 500)
  void anyDamageIsReadOrRefused(@ForAll @IntRange(max = 900) int at, @ForAll byte with) {
    Golden golden =
        new Golden(
            new Content("ab", new TreeMap<>(Map.of("pai-certificate", "cd"))),
            "SN1",
            "mac",
            "proof",
            "restarted",
            Instant.EPOCH,
            Optional.of(Instant.EPOCH));
    Release release = new Release(1, golden, Instant.EPOCH, "line", "Ada");
    byte[] bytes = ReleaseText.of(new Releases(List.of(release), Optional.of(golden)));
    bytes[at % bytes.length] = with;
    readOrRefused(bytes);
  }

  private static void readOrRefused(byte[] bytes) {
    try {
      assertThat(ReleaseText.read(FILE, bytes)).isNotNull();
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).isEqualTo("release.unreadable");
    }
  }
}
