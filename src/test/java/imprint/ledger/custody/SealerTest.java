package imprint.ledger.custody;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class SealerTest {
  private static final byte[] UNIT_1 = "unit 1".getBytes(StandardCharsets.UTF_8);
  private static final byte[] UNIT_2 = "unit 2".getBytes(StandardCharsets.UTF_8);

  private final SecureRandom random = new SecureRandom();
  private final Sealer sealer = new Sealer(Secret.owning(new byte[32]), random);

  @Property(tries = 50)
  void anythingSealedComesBack(@ForAll @Size(max = 5000) byte[] content) {
    byte[] sealed = sealer.seal(Secret.copyOf(content), UNIT_1);
    assertThat(sealed).hasSize(content.length + 28);
    assertThat(opened(sealer, sealed, UNIT_1)).isEqualTo(content);
  }

  @Property(tries = 50)
  void noBitMayDiffer(@ForAll @Size(min = 1, max = 50) byte[] content, @ForAll int where) {
    byte[] sealed = sealer.seal(Secret.copyOf(content), UNIT_1);
    int bit = Math.floorMod(where, sealed.length * 8);
    sealed[bit / 8] ^= (byte) (1 << bit % 8);
    assertThat(sealer.unseal(sealed, UNIT_1)).isEmpty();
  }

  @Property(tries = 50)
  void whatIsNoSealedCopyDoesNotOpen(@ForAll @Size(max = 100) byte[] garbage) {
    assertThat(sealer.unseal(garbage, UNIT_1)).isEmpty();
  }

  @Property(tries = 20)
  void anotherUnitOrAnotherKeyDoesNotOpenIt(@ForAll @Size(max = 50) byte[] content) {
    byte[] sealed = sealer.seal(Secret.copyOf(content), UNIT_1);
    assertThat(sealer.unseal(sealed, UNIT_2)).isEmpty();
    byte[] otherKey = new byte[32];
    otherKey[31] = 1;
    assertThat(new Sealer(Secret.owning(otherKey), random).unseal(sealed, UNIT_1)).isEmpty();
  }

  @Property(tries = 20)
  void theSameContentIsNeverSealedTheSameWay(@ForAll @Size(max = 50) byte[] content) {
    byte[] first = sealer.seal(Secret.copyOf(content), UNIT_1);
    byte[] second = sealer.seal(Secret.copyOf(content), UNIT_1);
    assertThat(Arrays.copyOf(first, 12)).isNotEqualTo(Arrays.copyOf(second, 12));
  }

  private static byte[] opened(Sealer sealer, byte[] sealed, byte[] belongsTo) {
    try (Secret secret = sealer.unseal(sealed, belongsTo).orElseThrow()) {
      return secret.use(byte[]::clone);
    }
  }
}
