package imprint.esp.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlipTest {
  private static final HexFormat HEX = HexFormat.of();
  private final MemoryLink.Pair wire = MemoryLink.pair();
  private final Slip slip = new Slip(wire.station());

  @Test
  void encodesAsTheToolsOfTheFieldDo() throws IOException {
    for (JsonNode vector : vectors().get("slip_encode")) {
      byte[] payload = HEX.parseHex(vector.get("payload").asText());
      assertThat(HEX.formatHex(Slip.encode(payload))).isEqualTo(vector.get("frame").asText());
    }
  }

  @Test
  void decodesTheKnownStreams() throws IOException {
    for (JsonNode vector : vectors().get("slip_decode_cases")) {
      MemoryLink.Pair pair = MemoryLink.pair();
      pair.board().write(HEX.parseHex(vector.get("stream").asText()));
      List<String> expected = new ArrayList<>();
      if (vector.get("expect").isArray()) {
        vector.get("expect").forEach(frame -> expected.add(frame.asText()));
      }
      assertThat(frames(pair, new Slip(pair.station()))).isEqualTo(expected);
    }
  }

  @Property
  void whatGoesInComesOut(@ForAll @Size(min = 1, max = 600) byte[] payload) throws IOException {
    MemoryLink.Pair pair = MemoryLink.pair();
    new Slip(pair.board()).write(payload);
    assertThat(new Slip(pair.station()).read(Deadline.after(Duration.ofSeconds(1))))
        .isEqualTo(payload);
  }

  @Property
  void aGoodFrameIsFoundBehindAnyNoise(
      @ForAll @Size(max = 300) byte[] noise, @ForAll @Size(min = 1, max = 40) byte[] payload)
      throws IOException {
    MemoryLink.Pair pair = MemoryLink.pair();
    pair.board().write(noise);
    // the noise may have opened a frame: what is sent twice is seen once at the latest
    pair.board().write(Slip.encode(payload));
    pair.board().write(Slip.encode(payload));
    assertThat(frames(pair, new Slip(pair.station()))).contains(HEX.formatHex(payload));
  }

  @Test
  void textBetweenFramesIsKept() throws IOException {
    wire.board().write("ets Jul 29 2019\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    wire.board().write(Slip.encode(new byte[] {1}));
    assertThat(frames(wire, slip)).containsExactly("01");
    assertThat(slip.takeText()).isEqualTo("ets Jul 29 2019\r\n");
    assertThat(slip.takeText()).isEmpty();
  }

  @Test
  void endlessNoiseInsideAFrameDoesNotFillTheMemory() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(1).nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = noise[i] == (byte) 0xC0 ? 0 : noise[i];
    }
    wire.board().write(new byte[] {(byte) 0xC0});
    wire.board().write(noise);
    wire.board().write(new byte[] {(byte) 0xC0});
    wire.board().write(Slip.encode(new byte[] {7}));
    assertThat(frames(wire, slip)).containsExactly("07");
    assertThat(slip.damagedFrames()).isEqualTo(1);
  }

  /** Every frame up to the end of the wire, which the other end has closed. */
  private static List<String> frames(MemoryLink.Pair pair, Slip slip) throws IOException {
    pair.board().close();
    List<String> frames = new ArrayList<>();
    try {
      while (true) {
        byte[] frame = slip.read(Deadline.after(Duration.ofMinutes(1)));
        frames.add(HEX.formatHex(Objects.requireNonNull(frame)));
      }
    } catch (EOFException end) {
      return frames;
    }
  }

  private static JsonNode vectors() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SlipTest.class.getResourceAsStream("/wire/wire-frames.json"))) {
      return new ObjectMapper().readTree(in);
    }
  }
}
