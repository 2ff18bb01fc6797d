package imprint.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import imprint.secret.Secret;
import java.security.SecureRandom;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeyringTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Property(tries = 50)
  void keysComeBackInTheirOrder(@ForAll @IntRange(min = 1, max = 64) int count) {
    byte[] joined = new byte[count * 32];
    RANDOM.nextBytes(joined);
    try (Keyring keys = Keyring.of(joined);
        Secret again = keys.joined()) {
      assertThat(keys.size()).isEqualTo(count);
      assertThat(keys.ids()).hasSize(count).doesNotHaveDuplicates();
      assertThat(again.<byte[]>use(byte[]::clone)).isEqualTo(joined);
    }
  }

  @Property(tries = 100)
  void anythingElseIsNoKeyring(@ForAll @IntRange(min = 0, max = 3000) int length) {
    if (length % 32 == 0 && length > 0 && length <= 64 * 32) {
      return;
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Keyring.of(new byte[length]));
  }

  @Test
  void aRenewedOneHasAllTheOldAndOneMore() {
    try (Keyring keys = Keyring.fresh(RANDOM);
        Keyring more = keys.renewed(RANDOM)) {
      assertThat(more.ids()).startsWith(keys.ids().getFirst()).hasSize(2).doesNotHaveDuplicates();
    }
  }

  /** The id as RFC 5869 gives it, computed elsewhere. */
  @Test
  void theIdOfAKeyIsTheOneThatLedgersOfBeforeAreBoundTo() {
    byte[] root = new byte[32];
    for (int i = 0; i < 32; i++) {
      root[i] = (byte) i;
    }
    try (Keyring keys = Keyring.of(root)) {
      assertThat(keys.ids()).containsExactly("d39dcc24b2ae71de");
      assertThat(keys).hasToString("Keyring");
    }
    Arrays.fill(root, (byte) 0);
  }
}
