package imprint.line;

import static imprint.ledger.Copy.Kind.FACTORY_IMAGE;
import static imprint.ledger.Copy.Kind.NVS_KEYS;
import static imprint.ledger.Copy.Kind.ONBOARDING_PAYLOAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.ledger.Copy;
import imprint.ledger.State;
import imprint.line.OpenUnit.Act;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenUnitTest {
  private static final Set<Copy.Kind> IMAGES = EnumSet.of(FACTORY_IMAGE, NVS_KEYS);
  private static final Set<Copy.Kind> ALL = EnumSet.of(FACTORY_IMAGE, NVS_KEYS, ONBOARDING_PAYLOAD);

  @ParameterizedTest
  @CsvSource({
    // state, with all copies, without, without and its label is there
    "RESERVED, SET_ASIDE, SET_ASIDE, SET_ASIDE",
    "BUILT,    REPEAT,    SET_ASIDE, SET_ASIDE",
    "WRITTEN,  REPEAT,    SET_ASIDE, SET_ASIDE",
    "PROVEN,   FINISH,    SET_ASIDE, SET_ASIDE",
    "BOOTED,   FINISH,    SET_ASIDE, SET_ASIDE",
    "LABELLED, FINISH,    SET_ASIDE, FINISH"
  })
  void thereIsOneRightActForEachUnit(State state, Act whole, Act bare, Act labelled) {
    Set<Copy.Kind> none = EnumSet.noneOf(Copy.Kind.class);
    assertThat(OpenUnit.act(state, IMAGES, ALL, false)).isEqualTo(whole);
    assertThat(OpenUnit.act(state, IMAGES, ALL, true)).isEqualTo(whole);
    assertThat(OpenUnit.act(state, IMAGES, none, false)).isEqualTo(bare);
    assertThat(OpenUnit.act(state, IMAGES, none, true)).isEqualTo(labelled);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"DONE", "SET_ASIDE", "RETIRED"})
  void aFinishedUnitIsNoWork(State state) {
    assertThatThrownBy(() -> OpenUnit.act(state, IMAGES, ALL, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Half a unit is worse than none: its data would be without its keys. */
  @Test
  void oneCopyThatIsMissingIsEnough() {
    for (Copy.Kind missing : ALL) {
      Set<Copy.Kind> kept = EnumSet.copyOf(ALL);
      kept.remove(missing);
      assertThat(OpenUnit.act(State.BUILT, IMAGES, kept, false)).isEqualTo(Act.SET_ASIDE);
      assertThat(OpenUnit.act(State.PROVEN, IMAGES, kept, false)).isEqualTo(Act.SET_ASIDE);
    }
  }

  @Property
  void nothingIsWrittenAgainThatIsNotKeptWhole(
      @ForAll State state,
      @ForAll Set<Copy.Kind> images,
      @ForAll Set<Copy.Kind> kept,
      @ForAll boolean labelled) {
    if (!state.unfinished()) {
      return;
    }
    switch (OpenUnit.act(state, images, kept, labelled)) {
      case REPEAT -> {
        assertThat(state).isIn(State.BUILT, State.WRITTEN);
        assertThat(kept).containsAll(images).contains(FACTORY_IMAGE, ONBOARDING_PAYLOAD);
      }
      case FINISH -> assertThat(state).isIn(State.PROVEN, State.BOOTED, State.LABELLED);
      case SET_ASIDE ->
          assertThat(
                  state == State.RESERVED
                      || !images.contains(FACTORY_IMAGE)
                      || !kept.containsAll(images)
                      || !kept.contains(ONBOARDING_PAYLOAD))
              .isTrue();
    }
  }
}
