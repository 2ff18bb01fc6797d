package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.Fault.Way;
import imprint.bench.FaultLine.Interruption;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultLineTest {
  @Test
  void withoutFaultsEverythingPasses() {
    FaultLine line = new FaultLine(List.of());
    for (int i = 0; i < 256; i++) {
      assertThat(line.pass(Way.TO_BOARD, (byte) i)).isEqualTo(i);
      assertThat(line.nextRequest()).isEqualTo(Interruption.NONE);
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
  void requestsAreInterruptedOnce() {
    FaultLine line = new FaultLine(List.of(new Fault.BrownOut(1), new Fault.UnplugAtRequest(3)));
    assertThat(line.nextRequest()).isEqualTo(Interruption.BROWN_OUT);
    assertThat(line.nextRequest()).isEqualTo(Interruption.NONE);
    assertThat(line.nextRequest()).isEqualTo(Interruption.CABLE_PULLED);
    assertThat(line.nextRequest()).isEqualTo(Interruption.NONE);
  }
}
