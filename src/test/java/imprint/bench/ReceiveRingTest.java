package imprint.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiveRingTest {
  private final ReceiveRing ring = new ReceiveRing(2);

  @Test
  void whileTheChipIsIdleAnyNumberPasses() {
    for (int i = 0; i < 100; i++) {
      assertThat(ring.accept(i, i)).isTrue();
    }
  }

  @Test
  void whileItIsBusyOnlyAsManyAsFit() {
    assertThat(ring.accept(1, 50)).isTrue();
    assertThat(ring.accept(2, 50)).isTrue();
    assertThat(ring.accept(3, 50)).isFalse();
  }

  @Test
  void whatWasTakenMakesRoom() {
    ring.accept(1, 50);
    ring.accept(2, 50);
    assertThat(ring.accept(51, 50)).isTrue();
  }
}
