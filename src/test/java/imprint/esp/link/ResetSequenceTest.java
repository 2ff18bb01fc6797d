package imprint.esp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResetSequenceTest {
  /** Each state as DTR, RTS, wait in ms; {@code +} where it is written twice (rom-protocol 6.3). */
  private static final Map<ResetSequence, String> STATES =
      Map.ofEntries(
          Map.entry(ResetSequence.TIGHT_QUICK, "00 11 01/20 10/50 00 00"),
          Map.entry(ResetSequence.TIGHT, "00 11 01/100 10/50 00 00"),
          Map.entry(ResetSequence.TIGHT_LONG, "00 11 01/100 10/550 00 00"),
          Map.entry(ResetSequence.CLASSIC_QUICK, "00 01/20 11 10/50 00"),
          Map.entry(ResetSequence.CLASSIC, "00 01/100 11 10/50 00"),
          Map.entry(ResetSequence.CLASSIC_LONG, "00 01/100 11 10/550 00"),
          Map.entry(ResetSequence.TIGHT_CP2102C, "00 11 01/100 10/50"),
          Map.entry(ResetSequence.TIGHT_LONG_CP2102C, "00 11 01/100 10/550"),
          Map.entry(ResetSequence.CLASSIC_CP2102C, "00 01/100 11 10/50"),
          Map.entry(ResetSequence.CLASSIC_LONG_CP2102C, "00 01/100 11 10/550"),
          Map.entry(ResetSequence.USB_JTAG, "00+/100 10+/100 11+ 01+/100 00+"),
          Map.entry(ResetSequence.RESTART, "01/100 00"),
          Map.entry(ResetSequence.RESTART_QUICK, "01/20 00"),
          Map.entry(ResetSequence.RESTART_USB_JTAG, "00+/100 01+/100 00+"),
          Map.entry(ResetSequence.RESTART_USB_OTG, "01+/200 00+/200"),
          Map.entry(ResetSequence.RESTART_CP2102C, "00 01/100 11/100 10"),
          Map.entry(ResetSequence.RESTART_CP2102C_RELEASED, "00 01/100 11/100 10 00"));

  static Stream<ResetSequence> all() {
    return UsbBridges.ids().stream()
        .flatMap(id -> Stream.of(UsbBridges.of(id, false), UsbBridges.of(id, true)))
        .flatMap(bridge -> Stream.concat(bridge.resets().stream(), restarts(bridge)))
        .distinct();
  }

  private static Stream<ResetSequence> restarts(Bridge bridge) {
    return bridge.resets().stream().map(reset -> bridge.restartAfter(reset.name()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aSequencePassesThroughTheseStates(ResetSequence sequence) {
    assertThat(sequence.steps().stream().map(this::word).collect(Collectors.joining(" ")))
        .isEqualTo(STATES.get(sequence));
  }

  private String word(ResetSequence.Step step) {
    return (step.dtr() ? "1" : "0")
        + (step.rts() ? "1" : "0")
        + (step.twice() ? "+" : "")
        + (step.hold().equals(Duration.ZERO) ? "" : "/" + step.hold().toMillis());
  }

  @Test
  void everyOneIsUsedBySomeBridge() {
    assertThat(all()).containsExactlyInAnyOrderElementsOf(STATES.keySet());
  }

  @Test
  void onlyAShortPulseThatWorkedIsUsedAgain() {
    assertThat(Bridge.UART.restartAfter("tight-quick")).isEqualTo(ResetSequence.RESTART_QUICK);
    assertThat(Bridge.UART_WINDOWS.restartAfter("classic-quick"))
        .isEqualTo(ResetSequence.RESTART_QUICK);
    assertThat(Bridge.UART.restartAfter("tight")).isEqualTo(ResetSequence.RESTART);
    assertThat(Bridge.UART.restartAfter("")).isEqualTo(ResetSequence.RESTART);
    Bridge jtag = UsbBridges.of("303A:1001", false);
    assertThat(jtag.restartAfter("tight-quick")).isEqualTo(ResetSequence.RESTART_USB_JTAG);
  }

  @Test
  void theClassicOnesChangeOneLineAtATime() {
    ResetSequence.Step before = ResetSequence.CLASSIC.steps().getFirst();
    for (ResetSequence.Step step : ResetSequence.CLASSIC.steps()) {
      assertThat(step.dtr() != before.dtr() && step.rts() != before.rts()).isFalse();
      before = step;
    }
  }

  /** The chips' USB-Serial/JTAG: DTR alone sets the download flag, none clears it, RTS resets. */
  private static String startsAfter(ResetSequence sequence) {
    boolean flag = false;
    String started = "";
    for (ResetSequence.Step step : sequence.steps()) {
      if (step.dtr() == step.rts()) {
        flag &= step.dtr();
      } else if (step.dtr()) {
        flag = true;
      } else {
        started = flag ? "loader" : "application";
      }
    }
    return started;
  }

  @Test
  void theChipsOwnUsbGoesWhereItIsSent() {
    assertThat(startsAfter(ResetSequence.USB_JTAG)).isEqualTo("loader");
    assertThat(startsAfter(ResetSequence.RESTART_USB_JTAG)).isEqualTo("application");
  }

  @Test
  void allEndWithTheBoardOutOfReset() {
    assertThat(STATES.keySet())
        .allSatisfy(sequence -> assertThat(sequence.steps().getLast().rts()).isFalse());
  }
}
