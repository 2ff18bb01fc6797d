package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NorFlashTest {
  private static final int SIZE = 0x10000;

  private final List<String> changes = new ArrayList<>();
  private final NorFlash flash =
      new NorFlash(new byte[SIZE], (all, at, length) -> changes.add(at + "+" + length));

  @Test
  void erasingSetsEveryBitOfItsSectors() {
    flash.erase(0x2000, 0x1000);
    assertThat(flash.copy(0x2000, 0x1000)).containsOnly(0xFF);
    assertThat(flash.copy(0x1FFF, 1)).containsExactly(0);
    assertThat(flash.copy(0x3000, 1)).containsExactly(0);
    assertThat(changes).containsExactly("8192+4096");
  }

  @Test
  void everyWornCellStaysAsItIs() {
    flash.wearOut(0x2000, 0xFF);
    flash.wearOut(0x2002, 0x80);
    flash.wearOut(0x2002, 0x01);
    flash.rewrite(0x2000, new byte[4]);
    assertThat(flash.copy(0x2000, 4)).containsExactly(0xFF, 0, 0x81, 0);
  }

  @Property(tries = 300)
  void programmingClearsBitsAndNeverSetsOne(
      @ForAll @Size(min = 1, max = 64) byte[] first,
      @ForAll @Size(min = 1, max = 64) byte[] second,
      @ForAll @IntRange(max = SIZE - 64) int address) {
    NorFlash erased = new NorFlash(new byte[SIZE], (all, at, length) -> {});
    erased.erase(0, SIZE);
    erased.program(address, first, 0, first.length);
    assertThat(erased.copy(address, first.length)).isEqualTo(first);
    erased.program(address, second, 0, second.length);
    for (int i = 0; i < second.length; i++) {
      byte before = i < first.length ? first[i] : (byte) 0xFF;
      assertThat(erased.copy(address + i, 1)[0]).isEqualTo((byte) (before & second[i]));
    }
  }

  @Test
  void addressesBeyondTheEndWrapRound() {
    flash.erase(0, SIZE);
    flash.program(SIZE - 2, new byte[] {1, 2, 3, 4}, 0, 4);
    assertThat(flash.copy(SIZE - 2, 2)).containsExactly(1, 2);
    assertThat(flash.copy(0, 2)).containsExactly(3, 4);
    assertThat(changes).last().isEqualTo("0+" + SIZE);
  }

  @Test
  void onlyTwentyFourAddressBitsReachIt() {
    byte[] seen = new byte[1];
    flash.erase(0, 0x1000);
    flash.program(0x1000010L, new byte[] {7}, 0, 1);
    flash.read(0x10, seen, 1);
    assertThat(seen).containsExactly(7);
  }

  @Test
  void wornBitsStayAsTheyAre() {
    flash.erase(0, SIZE);
    flash.wearOut(5, 0x0F);
    flash.program(4, new byte[3], 0, 3);
    assertThat(flash.copy(4, 3)).containsExactly(0, 0x0F, 0);
  }

  @ParameterizedTest
  @CsvSource({"2, 0x1540EF", "4, 0x1640EF", "8, 0x1740EF", "16, 0x1840EF"})
  void itsIdentityTellsItsSize(int mebibytes, String id) {
    NorFlash one = new NorFlash(new byte[mebibytes << 20], (all, at, length) -> {});
    assertThat(one.reply(0x9F, 0, 0)).isEqualTo(Integer.decode(id));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4096, 0x18000, 0x10001})
  void noMemoryHasAnOddSize(int size) {
    byte[] content = new byte[size];
    assertThatThrownBy(() -> new NorFlash(content, (all, at, length) -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
