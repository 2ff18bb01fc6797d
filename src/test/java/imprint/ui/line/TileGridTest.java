package imprint.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileGridTest {
  /** On the screen that the window is made for. */
  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,2", "4,2", "6,3", "9,3", "12,4", "16,4"})
  void standInAsManyColumnsAsLeaveTheLargestLetters(int tiles, int columns) {
    assertThat(TileGrid.columns(tiles, 764, 464)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"2,300,900,1", "4,2000,300,4"})
  void followTheFormOfThePlace(int tiles, double width, double height, int columns) {
    assertThat(TileGrid.columns(tiles, width, height)).isEqualTo(columns);
  }
}
