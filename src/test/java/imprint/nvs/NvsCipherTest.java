package imprint.nvs;

import static imprint.nvs.NvsImageTest.refused;
import static imprint.nvs.SmallImage.finds;
import static imprint.nvs.SmallImage.small;
import static imprint.nvs.SmallImage.state;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Refusal;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NvsCipherTest {
  private static final byte[] RAW = Vectors.bytes("41-enc-rawkey64", "keys.bin");

  private static byte[] encrypted(byte[] image) {
    try (NvsKey key = NvsKey.of(RAW)) {
      return NvsCipher.encrypt(image, key);
    }
  }

  private static byte[] decrypted(byte[] image) {
    try (NvsKey key = NvsKey.of(RAW)) {
      return NvsCipher.decrypt(image, key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"40-enc-simple", "41-enc-rawkey64", "43-enc-matter-like", "44-enc-v1"})
  void encryptsAndDecryptsAsTheGeneratorDoes(String name) {
    try (NvsKey key = NvsKey.read(Vectors.bytes(name, "keys.bin"), "keys.bin")) {
      byte[] plain = Vectors.bytes(name, "decrypted.bin");
      assertThat(NvsCipher.encrypt(plain, key)).isEqualTo(Vectors.image(name));
      assertThat(NvsCipher.decrypt(Vectors.image(name), key)).isEqualTo(plain);
      try (NvsContents contents = NvsReader.read(Vectors.image(name), key)) {
        assertThat(contents.items()).isNotEmpty();
        finds(contents);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"06-blob-10k-multipage", "25-size-10000", "36-v1-blob-edge-exact"})
  void isXtsAsTheStandardHasIt(String name) {
    byte[] plain = Vectors.image(name);
    byte[] expected = plain.clone();
    for (int at : WrittenEntries.of(plain)) {
      new PlainXts(RAW).encryptEntry(expected, at);
    }
    assertThat(encrypted(plain)).isEqualTo(expected);
  }

  /** Offsets that need three bytes. */
  @Test
  void theNumberOfAnEntryCountsFromTheStartOfAllPages() {
    NvsImage image = new NvsImage(0x40000).namespace("a");
    for (int i = 0; i < 50; i++) {
      image.string("s" + i, "x".repeat(3900));
    }
    byte[] plain = image.toBytes();
    byte[] expected = plain.clone();
    for (int at : WrittenEntries.of(plain)) {
      new PlainXts(RAW).encryptEntry(expected, at);
    }
    assertThat(encrypted(plain)).isEqualTo(expected);
  }

  /** The generator's own decryption counts the entries that are not blank, and goes wrong here. */
  @Test
  void freeAndErasedEntriesOfADeviceChangeNothingForOthers() {
    byte[] image = encrypted(small());
    // n is erased and its bytes stay; s was never written
    state(image, 1, 0b00);
    for (int entry : new int[] {2, 3}) {
      state(image, entry, 0b11);
      Arrays.fill(image, PageLayout.entryAt(entry), PageLayout.entryAt(entry + 1), (byte) 0xFF);
    }
    byte[] plain = decrypted(image);
    try (NvsContents contents = NvsReader.read(plain)) {
      finds(contents);
      assertThat(contents.items()).extracting(NvsItem::key).containsExactly("b", "m");
      assertThat(contents.blob("cfg", "b")).contains(SmallImage.KEY);
    }
    assertThat(Arrays.copyOfRange(plain, PageLayout.entryAt(1), PageLayout.entryAt(2)))
        .isEqualTo(Arrays.copyOfRange(image, PageLayout.entryAt(1), PageLayout.entryAt(2)));
  }

  @Test
  void headersBitmapsAndFreeEntriesStayInTheClear() {
    byte[] plain = small();
    byte[] image = encrypted(plain);
    assertThat(Arrays.copyOf(image, 64)).isEqualTo(Arrays.copyOf(plain, 64));
    int free = PageLayout.entryAt(8);
    assertThat(Arrays.copyOfRange(image, free, image.length)).containsOnly(0xFF);
    assertThat(plain).isEqualTo(small());
  }

  @Test
  void aWrongKeyIsSaid() {
    byte[] other = RAW.clone();
    other[63] ^= 1;
    byte[] image = encrypted(small());
    try (NvsKey key = NvsKey.of(other)) {
      refused("nvs.key-wrong", () -> NvsCipher.decrypt(image, key));
      refused("nvs.key-wrong", () -> NvsReader.read(image, key));
    }
  }

  @Test
  void theHalvesOfAKeyTheWrongWayRoundAreSaid() {
    byte[] turned = Arrays.copyOf(Arrays.copyOfRange(RAW, 32, 64), 64);
    System.arraycopy(RAW, 0, turned, 32, 32);
    try (NvsKey key = NvsKey.of(turned)) {
      refused("nvs.key-wrong", () -> NvsCipher.decrypt(encrypted(small()), key));
    }
  }

  @Test
  void nothingIsEncryptedOrDecryptedTwice() {
    refused("nvs.encrypted-already", () -> encrypted(encrypted(small())));
    refused("nvs.not-encrypted", () -> decrypted(small()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4095, 0x2001})
  void onlyWholePagesAreTaken(int length) {
    refused("nvs.pages", () -> encrypted(Arrays.copyOf(small(), length)));
    refused("nvs.pages", () -> decrypted(Arrays.copyOf(small(), length)));
  }

  @Test
  void anImageWithoutEntriesHasNothingToEncrypt() {
    byte[] empty = Vectors.image("e20-empty-csv");
    assertThat(encrypted(empty)).isEqualTo(empty);
    assertThat(decrypted(empty)).isEqualTo(empty);
  }

  @Test
  void anImageDamagedInPartIsDecryptedAndTheReaderSaysWhere() {
    byte[] image = encrypted(small());
    image[PageLayout.entryAt(7) + 3] ^= 1;
    finds(NvsReader.read(decrypted(image)), "nvs.entry-crc");
  }

  @Property(tries = 150)
  void decryptingUndoesEncrypting(
      @ForAll @Size(64) byte[] key, @ForAll @IntRange(max = 300) int numbers, @ForAll long seed) {
    Random random = new Random(seed);
    key[0] = (byte) ~key[32];
    NvsImage made = new NvsImage(0x10000).namespace("a").u8("first", 1);
    for (int i = 0; i < numbers; i++) {
      made.u32("n" + i, i);
    }
    byte[] blob = new byte[random.nextInt(9000)];
    random.nextBytes(blob);
    byte[] image = made.blob("b", blob).string("s", "x".repeat(random.nextInt(900))).toBytes();
    for (int i = 0; i < 20; i++) {
      state(image, 2 + random.nextInt(124), random.nextInt(4));
    }
    try (NvsKey nvsKey = NvsKey.of(key)) {
      byte[] encrypted = NvsCipher.encrypt(image, nvsKey);
      assertThat(NvsCipher.decrypt(encrypted, nvsKey)).isEqualTo(image);
    }
  }

  /** Whatever the image, it comes out whole or is refused. */
  @Property(tries = 300)
  void anyPagesAreDecryptedOrRefused(
      @ForAll @IntRange(min = 1, max = 4) int pages, @ForAll long seed) {
    byte[] image = new byte[pages * PageLayout.PAGE];
    new Random(seed).nextBytes(image);
    if (seed % 2 == 0) {
      System.arraycopy(encrypted(small()), 0, image, 0, PageLayout.PAGE);
    }
    try {
      byte[] plain = decrypted(image);
      assertThat(plain).hasSameSizeAs(image);
      assertThat(seed % 2).isZero();
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).isEqualTo("nvs.key-wrong");
      assertThat(seed % 2).isNotZero();
    }
  }
}
