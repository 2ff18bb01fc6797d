package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReceiverTest {
  private final FrameReceiver receiver = new FrameReceiver();

  @ParameterizedTest
  @CsvSource({
    "c00108c0,             0108,   a frame",
    "c0c0c0c00108c0,       0108,   empty frames are skipped",
    "6574730d0ac00108c0,   0108,   what stands before the first delimiter is no frame",
    "c001dbdcdbddc0,       01c0db, both escapes",
    "c001db41c0,           0141,   an escape before another byte is dropped",
    "c0dbdcc0,             c0,     an escape may come first",
    "c001dbc002c0,         01c002, an escaped delimiter is data",
  })
  void readsAsTheRomDoes(String wire, String payload, String why) {
    assertThat(frames(wire, payload.length() / 2)).as(why).containsExactly(payload);
  }

  @Test
  void aDelimiterEndsAFrameAndDoesNotBeginTheNext() {
    assertThat(frames("c00108c00109c0010ac0", 2)).containsExactly("0108", "010a");
  }

  @Test
  void anUnfinishedFrameIsNone() {
    assertThat(frames("c0010203", 3)).isEmpty();
  }

  @Test
  void aShortFrameKeepsTheTailOfTheOneBefore() {
    assertThat(frames("c001020304c0c0aac0", 4)).containsExactly("01020304", "aa020304");
  }

  @Test
  void bytesBeyondItsRoomAreDropped() {
    receiver.accept((byte) 0xC0);
    for (int i = 0; i < FrameReceiver.LIMIT; i++) {
      receiver.accept((byte) 1);
    }
    receiver.accept((byte) 2);
    assertThat(receiver.accept((byte) 0xC0)).isTrue();
    assertThat(receiver.request().buffer()).hasSize(FrameReceiver.LIMIT).containsOnly(1);
  }

  @Property(tries = 200)
  void whateverWasFramedComesOut(@ForAll @Size(max = FrameReceiver.LIMIT) byte[] packet) {
    FrameReceiver fresh = new FrameReceiver();
    boolean complete = false;
    for (byte b : Requests.slip(packet)) {
      complete = fresh.accept(b);
    }
    assertThat(complete).isEqualTo(packet.length > 0);
    assertThat(Arrays.copyOf(fresh.request().buffer(), packet.length)).isEqualTo(packet);
  }

  private List<String> frames(String wire, int length) {
    List<String> frames = new ArrayList<>();
    for (byte b : HexFormat.of().parseHex(wire)) {
      if (receiver.accept(b)) {
        frames.add(HexFormat.of().formatHex(receiver.request().buffer(), 0, length));
      }
    }
    return frames;
  }
}
