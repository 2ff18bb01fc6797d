package imprint.bench.rom;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XtsCipherTest {
  private static final String XTS_128 =
      "9a5e1f82238f995b285c8a55eba39d4cb8110f1a2c8742ce15305310fa60332c";
  private static final String XTS_256 =
      "709ad6e6a922524f00329b000f4aef29b49d4f59f4ebd1589c48a392aeb9e487"
          + "d3747606165aec706e32add8d246ebf6006d6e69b3f8d649ba4b8a15b97d4a4c";

  /** Bytes 0, 1, 2, … encrypted by espsecure 5.0.2; the MD5 of what came out. */
  @ParameterizedTest
  @CsvSource({
    "128, 0x0,      128, 5364e08d42e90d1e649bce5530ab1051",
    "128, 0x9000,   64,  b238aaee68ee0974d30ebb9314111ed0",
    "128, 0x9070,   32,  e10bafae90fd9e5817f40b4ceff43d8e",
    "128, 0xfe0080, 256, 62d183f2b65d8c1f7114fc9ed9cac704",
    "256, 0x0,      128, fe29d641f78a7336dbf177ec3b7b5f12",
    "256, 0x9070,   32,  64a61acbf22f8cdd37111f4aa292f59f",
  })
  void makesWhatEspressifsToolMakes(int bits, String address, int length, String md5)
      throws Exception {
    byte[] plain = new byte[length];
    for (int i = 0; i < length; i++) {
      plain[i] = (byte) i;
    }
    byte[] sealed = cipher(bits).encrypt(Long.decode(address), plain, 0, length);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(sealed)))
        .isEqualTo(md5);
  }

  @Test
  void everyRowCanBeEncryptedAlone() {
    byte[] plain = new byte[512];
    new Random(1).nextBytes(plain);
    byte[] whole = cipher(128).encrypt(0x9000, plain, 0, plain.length);
    for (int at = 0; at < plain.length; at += 16) {
      assertThat(cipher(128).encrypt(0x9000 + at, plain, at, 16))
          .isEqualTo(Arrays.copyOfRange(whole, at, at + 16));
    }
  }

  private static XtsCipher cipher(int bits) {
    return new XtsCipher(HexFormat.of().parseHex(bits == 128 ? XTS_128 : XTS_256));
  }
}
