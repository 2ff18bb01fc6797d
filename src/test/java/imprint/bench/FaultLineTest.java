package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.Fault.Way;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FaultLineTest {
  @Test
  void withoutFaultsEverythingPasses() {
    FaultLine line = new FaultLine(List.of());
    for (int i = 0; i < 256; i++) {
      assertThat(line.pass(Way.TO_BOARD, (byte) i)).isEqualTo(i);
      assertThat(line.nextRequest(i)).isEmpty();
    }
    assertThat(line.requests()).isEqualTo(256);
  }

  @Test
  void bytesAreCountedFromOneAndEachWayForItself() {
    FaultLine line =
        new FaultLine(List.of(new Fault.Drop(Way.TO_BOARD, 2), new Fault.Drop(Way.TO_HOST, 1)));
    assertThat(line.pass(Way.TO_BOARD, (byte) 9)).isEqualTo(9);
    assertThat(line.pass(Way.TO_HOST, (byte) 9)).isEqualTo(FaultLine.LOST);
    assertThat(line.pass(Way.TO_BOARD, (byte) 9)).isEqualTo(FaultLine.LOST);
    assertThat(line.pass(Way.TO_BOARD, (byte) 9)).isEqualTo(9);
    assertThat(line.pass(Way.TO_HOST, (byte) 9)).isEqualTo(9);
  }

  @Test
  void aFlipInvertsTheBitsOfItsMask() {
    FaultLine line = new FaultLine(List.of(new Fault.Flip(Way.TO_HOST, 1, 0x81)));
    assertThat(line.pass(Way.TO_HOST, (byte) 0xF0)).isEqualTo(0x71);
  }

  @Test
  void aPulledCableIsToldApartFromALostByte() {
    FaultLine line = new FaultLine(List.of(new Fault.Unplug(Way.TO_BOARD, 1)));
    assertThat(line.pass(Way.TO_BOARD, (byte) 1)).isEqualTo(FaultLine.PULLED);
  }

  @Test
  void aDoubledByteIsToldApart() {
    FaultLine line = new FaultLine(List.of(new Fault.Twice(Way.TO_BOARD, 2)));
    assertThat(line.pass(Way.TO_BOARD, (byte) 0xFF)).isEqualTo(0xFF);
    assertThat(line.pass(Way.TO_BOARD, (byte) 0xFF)).isEqualTo(0xFF | FaultLine.TWICE);
    assertThat(line.pass(Way.TO_BOARD, (byte) 0xFF)).isEqualTo(0xFF);
  }

  @Test
  void mishapsHappenOnceAtTheirRequest() {
    FaultLine line =
        new FaultLine(
            List.of(Fault.at(1, Mishap.Cut.BROWN_OUT), Fault.at(3, Mishap.Cut.UNPLUGGED)));
    assertThat(line.nextRequest(8)).containsExactly(Mishap.Cut.BROWN_OUT);
    assertThat(line.nextRequest(8)).isEmpty();
    assertThat(line.nextRequest(8)).containsExactly(Mishap.Cut.UNPLUGGED);
    assertThat(line.nextRequest(8)).isEmpty();
  }

  @Test
  void aMomentMayCountOneOpcodeAlone() {
    Fault fault = new Fault.At(Moment.of(3, 2), Mishap.OnAnswer.LOST);
    FaultLine line = new FaultLine(List.of(fault));
    assertThat(line.nextRequest(3)).isEmpty();
    assertThat(line.nextRequest(8)).isEmpty();
    assertThat(line.nextRequest(3)).containsExactly(Mishap.OnAnswer.LOST);
    assertThat(line.nextRequest(3)).isEmpty();
  }

  @Test
  void whatHappensToARequestOnItsWayIsSpentBeforeItIsCounted() {
    FaultLine line = new FaultLine(List.of(Fault.at(2, Mishap.OnRequest.LOST)));
    assertThat(line.onItsWay(8)).isEmpty();
    assertThat(line.nextRequest(8)).isEmpty();
    assertThat(line.damagesRequests()).isTrue();
    assertThat(line.onItsWay(8)).contains(Mishap.OnRequest.LOST);
    assertThat(line.damagesRequests()).isFalse();
    assertThat(line.onItsWay(8)).as("sent again, it arrives").isEmpty();
  }

  @Property(tries = 50)
  void noiseIsTheSameForTheSameSeed(@ForAll long seed, @ForAll @IntRange(max = 1000) int rate) {
    assertThat(passed(seed, rate)).isEqualTo(passed(seed, rate));
  }

  @Test
  void noiseHitsAsOftenAsItSays() {
    assertThat(passed(1, 0)).containsOnly(0x55);
    assertThat(passed(1, 1000)).doesNotContain(0x55);
    assertThat(passed(1, 100).stream().filter(value -> value != 0x55).count())
        .isBetween(700L, 1300L);
    assertThat(passed(1, 100)).contains(FaultLine.LOST, 0x55 | FaultLine.TWICE, 0x54, 0xD5);
  }

  private static List<Integer> passed(long seed, int perMille) {
    FaultLine line = new FaultLine(List.of(new Fault.Noise(seed, perMille)));
    return IntStream.range(0, 10_000)
        .mapToObj(i -> line.pass(i % 2 == 0 ? Way.TO_HOST : Way.TO_BOARD, (byte) 0x55))
        .toList();
  }
}
