package imprint.nvs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NvsCrcTest {
  @Test
  void startsFromARegisterOfZeros() {
    assertThat(NvsCrc.of(new byte[0])).isEqualTo(0xFFFFFFFF);
    assertThat(NvsCrc.of("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0x359A672F);
  }

  @Property
  void isTheSameInOneGoAndInTwo(@ForAll byte[] head, @ForAll byte[] tail) {
    byte[] all = new byte[head.length + tail.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(tail, 0, all, head.length, tail.length);
    int inTwo = new NvsCrc().add(head, 0, head.length).add(tail, 0, tail.length).value();
    assertThat(inTwo).isEqualTo(NvsCrc.of(all));
  }
}
