package imprint.nvs;

import java.util.Arrays;
import java.util.Optional;

/** The first word of a page; every later state only clears bits, as flash can. */
enum PageState {
  EMPTY(0xFFFFFFFF),
  ACTIVE(0xFFFFFFFE),
  FULL(0xFFFFFFFC),
  FREEING(0xFFFFFFF8),
  CORRUPT(0xFFFFFFF0);

  private final int code;

  PageState(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Optional<PageState> ofCode(int code) {
    return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
  }
}
