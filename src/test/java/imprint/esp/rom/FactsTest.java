package imprint.esp.rom;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.BoardOptions;
import imprint.bench.Pace;
import imprint.bench.SimulatedBoard;
import imprint.esp.chip.Chip;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a board says of itself is read more than once, and not more often than that. */
class FactsTest {
  private static final Pattern READ = Pattern.compile("ReadRegister ([0-9a-f]{8})");

  static List<Chip> chips() {
    return SimulatedBoard.chips();
  }

  @ParameterizedTest
  @MethodSource("chips")
  void eachFuseIsMadeSureOfOnce(Chip chip) throws Exception {
    try (SimulatedBoard board = SimulatedBoard.of(chip, BoardOptions.of(3).withPace(Pace.LEAPING));
        BoardSession session =
            BoardSession.open(
                board::open, "sim", Approach.at(921_600), board::pass, () -> false, _ -> {})) {
      Map<String, Long> reads =
          session.trace().lines().stream()
              .map(READ::matcher)
              .filter(Matcher::find)
              .map(found -> found.group(1))
              .collect(Collectors.groupingBy(address -> address, Collectors.counting()));
      assertThat(reads.get("%08x".formatted(chip.fuses().macLow()))).isEqualTo(2);
      // a register of zeros is looked at once more
      assertThat(reads.values()).allMatch(times -> times <= 3);
    }
  }
}
