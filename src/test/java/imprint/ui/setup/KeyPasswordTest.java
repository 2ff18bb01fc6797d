package imprint.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyPasswordTest {
  private final KeyPassword password = new KeyPassword();

  @Test
  void aCopyOutlivesWhatWasTyped() {
    char[] typed = "secret".toCharArray();
    password.set(typed);
    char[] copy = password.copy();
    password.forget();
    assertThat(typed).containsOnly('\0');
    assertThat(copy).isEqualTo("secret".toCharArray());
    assertThat(password.copy()).isNull();
    KeyPassword.wipe(copy);
    assertThat(copy).containsOnly('\0');
  }

  @Test
  void anotherOneWipesTheOneBefore() {
    char[] first = "first".toCharArray();
    password.set(first);
    password.set("second".toCharArray());
    assertThat(first).containsOnly('\0');
    assertThat(password.copy()).isEqualTo("second".toCharArray());
  }

  @Test
  void anotherScreenTakesItAndThisOneHasNone() {
    password.set("secret".toCharArray());
    KeyPassword next = new KeyPassword();
    next.take(password);
    password.forget();
    assertThat(next.copy()).isEqualTo("secret".toCharArray());
  }
}
