package imprint.esp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TelnetTest {
  private final List<String> heard = new ArrayList<>();
  private final List<byte[]> told = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final Telnet telnet =
      new Telnet(
          new Telnet.Ear() {
            @Override
            public void asked(int verb, int option) {
              heard.add(verb + " " + option);
            }

            @Override
            public void told(byte[] subnegotiation) {
              told.add(subnegotiation);
            }
          });

  private void take(int... bytes) {
    byte[] stream = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      stream[i] = (byte) bytes[i];
    }
    telnet.take(stream, stream.length, data);
  }

  @Test
  void dataVerbsAndSubnegotiationsAreToldApart() {
    take('a', 255, 253, 44, 'b', 255, 250, 44, 101, 0, 255, 255, 1, 255, 240, 'c', 255, 255);
    assertThat(data.toByteArray()).containsExactly('a', 'b', 'c', 255);
    assertThat(heard).containsExactly("253 44");
    assertThat(told).singleElement().isEqualTo(new byte[] {44, 101, 0, (byte) 255, 1});
  }

  @Test
  void aCommandWithoutMeaningToUsIsPassedOver() {
    take(255, 241, 'a', 255, 246, 'b');
    assertThat(data.toByteArray()).containsExactly('a', 'b');
  }

  @Test
  void aSubnegotiationThatLostItsEndIsDropped() {
    take(255, 250, 44, 101, 255, 251, 0, 'a');
    assertThat(told).isEmpty();
    assertThat(heard).containsExactly("251 0");
    assertThat(data.toByteArray()).containsExactly('a');
  }

  @Test
  void anEndlessSubnegotiationIsNotKept() {
    take(255, 250);
    for (int i = 0; i < 10_000; i++) {
      take(7);
    }
    take(255, 240, 'a');
    assertThat(told).isEmpty();
    assertThat(data.toByteArray()).containsExactly('a');
  }

  @Property
  void dataPassUnchangedHoweverTheyAreCut(
      @ForAll @Size(max = 300) byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int piece) {
    data.reset();
    byte[] escaped = Telnet.escape(bytes);
    for (int from = 0; from < escaped.length; from += piece) {
      int count = Math.min(piece, escaped.length - from);
      byte[] cut = new byte[count];
      System.arraycopy(escaped, from, cut, 0, count);
      telnet.take(cut, count, data);
    }
    assertThat(data.toByteArray()).isEqualTo(bytes);
    assertThat(heard).isEmpty();
  }

  @Property
  void aRequestIsReadBackWhateverItsValue(@ForAll int value) {
    told.clear();
    byte[] frame = ComPort.SET_BAUDRATE.withLong(value);
    telnet.take(frame, frame.length, data);
    byte[] content = told.getLast();
    assertThat(content).hasSize(6).startsWith(44, 1);
    assertThat(ComPort.number(java.util.Arrays.copyOfRange(content, 2, 6)))
        .isEqualTo(Integer.toUnsignedLong(value));
  }

  @Property(tries = 300)
  void anythingCanBeSentToIt(@ForAll long seed) {
    Random random = new Random(seed);
    int[] likely = {255, 255, 250, 240, 251, 252, 253, 254, 44, 0, 101};
    byte[] noise = new byte[2000];
    for (int i = 0; i < noise.length; i++) {
      boolean plain = random.nextInt(3) == 0;
      noise[i] = (byte) (plain ? random.nextInt(256) : likely[random.nextInt(likely.length)]);
    }
    data.reset();
    told.clear();
    telnet.take(noise, noise.length, data);
    assertThat(data.size()).isLessThan(noise.length);
    assertThat(told).allMatch(content -> content.length > 0 && content.length <= 256);
  }
}
