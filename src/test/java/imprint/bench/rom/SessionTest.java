package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
  private final Session session = new Session();

  @Test
  void withoutABeginOnlyABlockOfNothingIsTaken() {
    assertThat(session.accept(request(4, 0), 4)).isFalse();
    assertThat(session.accept(request(0, 0), 4)).isTrue();
  }

  @Test
  void takesPacketsOfUpTo0x1800Bytes() {
    assertThat(session.begin(request(0x3000, 2, 0x1800))).isTrue();
    assertThat(session.begin(request(0x3000, 2, 0x1801))).isFalse();
    assertThat(session.begin(request(0x3000, 2, -1))).isFalse();
  }

  @Test
  void aNumberIsUsedUpOnceAndInOrder() {
    session.begin(request(64, 2, 32));
    assertThat(session.accept(request(32, 1), 4)).isFalse();
    assertThat(session.accept(request(32, 0), 4)).isTrue();
    assertThat(session.accept(request(32, 0), 4)).isFalse();
    assertThat(session.accept(request(32, 1), 4)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 36, 30, -4})
  void aLengthThatDoesNotFitUsesUpNothing(int length) {
    session.begin(request(64, 2, 32));
    assertThat(session.accept(request(length, 0), 4)).isFalse();
    assertThat(session.accept(request(32, 0), 4)).isTrue();
  }

  @Test
  void packetsBeyondTheCountAreTakenToo() {
    session.begin(request(4, 1, 4));
    for (int i = 0; i < 5; i++) {
      assertThat(session.accept(request(4, i), 4)).isTrue();
    }
    assertThat(session.allPackets()).isFalse();
  }

  @Test
  void isCompleteWhenPacketsAndBytesAddUp() {
    session.begin(request(6, 2, 4));
    session.accept(request(4, 0), 4);
    session.took(4);
    assertThat(session.complete()).isFalse();
    session.accept(request(4, 1), 4);
    assertThat(session.allPackets()).isTrue();
    assertThat(session.complete()).isFalse();
    session.took(2);
    assertThat(session.complete()).isTrue();
  }

  private static Request request(int... words) {
    ByteBuffer buffer = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).position(8);
    for (int word : words) {
      buffer.putInt(word);
    }
    return new Request(buffer.array());
  }
}
