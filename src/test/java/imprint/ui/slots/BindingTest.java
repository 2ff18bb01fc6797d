package imprint.ui.slots;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.line.LineSettings;
import imprint.line.SlotPlace;
import imprint.ui.slots.Binding.Seen;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BindingTest {
  private final Binding binding = new Binding(null);

  @Test
  void whatIsPluggedInAlreadyIsNotMeant() {
    assertThat(look("1-1", "1-2")).isEqualTo(new Seen.Nothing());
    assertThat(look("1-1", "1-2")).isEqualTo(new Seen.Nothing());
    assertThat(look("1-1", "1-2", "1-3")).isEqualTo(new Seen.Bound(1, usb("1-3")));
    assertThat(look("1-2", "1-3")).isEqualTo(new Seen.Nothing());
    assertThat(look("1-1", "1-2", "1-3")).isEqualTo(new Seen.Bound(2, usb("1-1")));
    assertThat(binding.bound()).containsExactly(usb("1-3"), usb("1-1"));
  }

  @Test
  void aPlaceThatHasASlotIsSaidToHaveIt() {
    look();
    look("1-1");
    look();
    assertThat(look("1-1")).isEqualTo(new Seen.Already(1, usb("1-1")));
    assertThat(binding.bound()).hasSize(1);
  }

  @Test
  void severalAtOnceCannotBeToldApart() {
    look();
    assertThat(look("1-1", "1-2")).isEqualTo(new Seen.Several());
    assertThat(binding.bound()).isEmpty();
  }

  @Test
  void theSecondPortOfABridgeIsNoSecondBoard() {
    look();
    assertThat(look("1-1", "1-1:1")).isEqualTo(new Seen.Bound(1, usb("1-1")));
  }

  @Test
  void withSixteenItEnds() {
    look();
    Set<SlotPlace> present = new HashSet<>();
    for (int slot = 1; slot <= LineSettings.MOST_SLOTS + 1; slot++) {
      present.add(usb("2-" + slot));
      binding.look(present);
    }
    assertThat(binding.full()).isTrue();
    assertThat(binding.bound()).hasSize(LineSettings.MOST_SLOTS);
  }

  /** Whatever is plugged in and out, it can be kept. */
  @Property
  void noPlaceGetsTwoSlots(@ForAll List<@IntRange(max = 5) Integer> toggles) {
    Set<SlotPlace> present = new LinkedHashSet<>();
    Binding any = new Binding(null);
    any.look(present);
    for (int toggle : toggles) {
      SlotPlace place = usb("1-" + toggle);
      if (!present.remove(place)) {
        present.add(place);
      }
      any.look(present);
    }
    assertThat(LineSettings.NONE.withSlots(any.bound()).slots()).doesNotHaveDuplicates();
    assertThat(any.bound()).hasSize((int) toggles.stream().distinct().count());
  }

  private Seen look(String... positions) {
    Set<SlotPlace> present = new HashSet<>();
    for (String position : positions) {
      present.add(usb(position));
    }
    return binding.look(present);
  }

  private static SlotPlace usb(String position) {
    return new SlotPlace.Usb(position);
  }
}
