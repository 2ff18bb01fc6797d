package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.rom.Requests;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutobaudTest {
  private final Autobaud autobaud = new Autobaud();

  @Test
  void aSyncShowsTheRateAndNothingOfItIsLost() {
    byte[] sync = Requests.sync();
    int at = 0;
    Optional<byte[]> held = Optional.empty();
    while (held.isEmpty()) {
      held = autobaud.offer(sync[at++]);
    }
    assertThat(held.get()).isEqualTo(Arrays.copyOf(sync, at));
  }

  @Test
  void otherFramesShowNothing() {
    for (int i = 0; i < 100; i++) {
      for (byte b : Requests.words(0x14)) {
        assertThat(autobaud.offer(b)).isEmpty();
      }
    }
  }

  @Test
  void aSyncBehindNoiseIsFoundAndReadableAsAFrame() {
    for (int i = 0; i < 1000; i++) {
      autobaud.offer((byte) i);
    }
    byte[] sync = Requests.sync();
    Optional<byte[]> held = Optional.empty();
    for (int at = 0; held.isEmpty(); at++) {
      held = autobaud.offer(sync[at]);
    }
    assertThat(held.get()).contains((byte) 0xC0, (byte) 0x07, (byte) 0x12);
  }
}
