package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.line.SlotPlace;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluggedTest {
  private static final SlotPlace FIRST = new SlotPlace.Usb("1-1");
  private static final SlotPlace SECOND = new SlotPlace.Usb("1-2");
  private static final SlotPlace NETWORK = new SlotPlace.Named("socket://bench:4000");

  private final Plugged plugged = new Plugged(List.of(FIRST, SECOND, NETWORK));

  @Test
  void whatIsThereAtTheFirstLookWasNotPluggedInJustNow() {
    assertThat(look(FIRST)).isEmpty();
    assertThat(plugged.fresh(0)).isTrue();
    assertThat(plugged.taken(1)).isFalse();
  }

  @Test
  void aBoardAppearsOnce() {
    look();
    assertThat(look(FIRST)).containsExactly(0);
    assertThat(look(FIRST)).isEmpty();
    assertThat(look(FIRST, SECOND)).containsExactly(1);
  }

  @Test
  void aBoardThatStaysAfterItsRunIsNeverNewAgain() {
    look();
    look(FIRST);
    plugged.started(0);
    for (int looks = 0; looks < 50; looks++) {
      assertThat(look(FIRST)).isEmpty();
      assertThat(plugged.fresh(0)).isFalse();
    }
  }

  @Test
  void aBoardThatRestartsIsNotTheNextOne() {
    look();
    look(FIRST);
    plugged.started(0);
    for (int away = 1; away < Plugged.GONE_AFTER; away++) {
      look();
    }
    assertThat(look(FIRST)).isEmpty();
    assertThat(plugged.fresh(0)).isFalse();
  }

  @Test
  void aBoardThatWasTakenOutMakesRoomForTheNext() {
    look();
    look(FIRST);
    plugged.started(0);
    for (int away = 0; away < Plugged.GONE_AFTER; away++) {
      look();
    }
    assertThat(plugged.taken(0)).isFalse();
    assertThat(look(FIRST)).containsExactly(0);
    assertThat(plugged.swapped(0)).isTrue();
  }

  @Test
  void whileItIsWorkedOnABoardMayComeAndGo() {
    look();
    look(FIRST);
    plugged.started(0);
    for (int looks = 0; looks < 9; looks++) {
      assertThat(plugged.look(Set.of(), slot -> slot == 0)).isEmpty();
    }
    assertThat(look(FIRST)).isEmpty();
    assertThat(plugged.fresh(0)).isFalse();
  }

  @Test
  void whoComesBackFindsBoardsThatWerePluggedInMeanwhileButNothingStarts() {
    look();
    plugged.lookedAway();
    assertThat(look(FIRST)).isEmpty();
    assertThat(plugged.fresh(0)).isTrue();
  }

  @Test
  void aPlaceThatIsNeverListedMayAlwaysHoldTheNextBoard() {
    look();
    plugged.started(2);
    look();
    look();
    look();
    look();
    assertThat(plugged.fresh(2)).isTrue();
    assertThat(plugged.taken(2)).isTrue();
  }

  private List<Integer> look(SlotPlace... present) {
    return plugged.look(Set.of(present), _ -> false);
  }
}
