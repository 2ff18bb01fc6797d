package imprint.ledger.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Positive;
import net.jqwik.api.constraints.Size;

/** What a chain looks like stays the same for ever: other programs may check it. */
class ChainFormTest {
  private static final String CHAIN = "0123456789abcdef";
  private static final String AT = "2026-03-01T10:00:00.000Z";

  private static Hash bytes(int from) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < 32; i++) {
      bytes[i] = (byte) (from + i);
    }
    return Hash.of(bytes);
  }

  private static ChainKey key(String seed) {
    try (Secret secret = Secret.owning(HexFormat.of().parseHex(seed))) {
      return ChainKey.of(secret);
    }
  }

  /** Worked out by another program from the form that the decision 0013 describes. */
  @Example
  void theHashesOfAnEventAndOfABeginning() {
    Link link =
        new Link(
            CHAIN, 7, bytes(0), bytes(32), 3, AT, "WRITTEN", "WRITTEN", "工位 1", "", "1@2", "{}",
            null);
    assertThat(link.hash().hex())
        .isEqualTo("d39ca19c41346695f316a335bb9daed5dee97340db7b4d1c2af8b3237b60145f");
    assertThat(new Start(CHAIN, "", 1, "k", "p", AT, "{}").hash().hex())
        .isEqualTo("17c242adae9f2435ded08524e025acfa43e6e3fbb98de2eeb297c7923ba6c220");
  }

  /** RFC 8032, section 7.1, test 1: what the JDK draws is the key whose seed it is given. */
  @Example
  void theKeyIsTheOneOfItsSeed() {
    ChainKey key = key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    assertThat(key.publicKey())
        .isEqualTo(
            "302a300506032b6570032100"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(key).hasToString("ChainKey");
  }

  @Property(tries = 50)
  void aHeadIsAuthenticAsItWasSigned(
      @ForAll @Size(32) List<Byte> seed, @ForAll @Positive long link) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < 32; i++) {
      bytes[i] = seed.get(i);
    }
    ChainKey key = key(HexFormat.of().formatHex(bytes));
    String its = key.publicKey();
    Head head = Head.signed(CHAIN, link, bytes(1), AT, key);
    assertThat(head.authentic(its)).isTrue();
    assertThat(new Head(CHAIN, link - 1, bytes(1), AT, head.signature()).authentic(its)).isFalse();
    assertThat(new Head("other", link, bytes(1), AT, head.signature()).authentic(its)).isFalse();
    assertThat(new Head(CHAIN, link, bytes(2), AT, head.signature()).authentic(its)).isFalse();
    assertThat(new Head(CHAIN, link, bytes(1), "", head.signature()).authentic(its)).isFalse();
    assertThat(new Head(CHAIN, link, bytes(1), AT, "").authentic(its)).isFalse();
    assertThat(head.authentic("00")).isFalse();
  }

  /** Key and signature stand in the ledger, where anybody may have written anything. */
  @Property
  void whatIsNoKeyOrNoSignatureVerifiesNothing(
      @ForAll byte[] noise, @ForAll @IntRange(max = 43) int at, @ForAll byte put) {
    ChainKey key = key("00".repeat(32));
    Head head = Head.signed(CHAIN, 1, bytes(1), AT, key);
    byte[] altered = HexFormat.of().parseHex(key.publicKey());
    assertThat(altered).hasSize(44);
    altered[at] ^= (byte) (put | 1);
    for (byte[] wrong : List.of(altered, noise, Arrays.copyOf(altered, at))) {
      String text = HexFormat.of().formatHex(wrong);
      assertThat(head.authentic(text)).isFalse();
      assertThat(new Head(CHAIN, 1, bytes(1), AT, text).authentic(key.publicKey())).isFalse();
    }
    assertThat(head.authentic("no hex")).isFalse();
  }

  @Property
  void noTwoWaysToPartATextHashAlike(@ForAll String a, @ForAll String b) {
    Hash apart = new Canonical("x").text(a).text(b).hash();
    assertThat(new Canonical("x").text(a + b).text("").hash().equals(apart)).isEqualTo(b.isEmpty());
    assertThat(new Canonical("x").text(a).text(null).hash()).isNotEqualTo(apart);
  }

  @Property
  void whatWasSeenIsReadAsItWasWritten(
      @ForAll String chain, @ForAll long link, @ForAll String at, @ForAll @Positive long next) {
    Seen seen = Seen.of(List.of(new Head(chain, link, bytes(9), at, "ab")), Map.of(at, next));
    // what is no text, half of a surrogate pair, is not written as such
    if (StandardCharsets.UTF_8.newEncoder().canEncode(chain + at)) {
      assertThat(Seen.parse(seen.bytes())).isEqualTo(seen);
    }
    assertThat(seen.with(Seen.NOTHING)).isEqualTo(seen);
    assertThat(Seen.NOTHING.with(seen)).isEqualTo(seen);
  }

  @Property
  void whatIsNoSuchFileIsRefused(@ForAll byte[] bytes) {
    assertThatThrownBy(() -> Seen.parse(bytes)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void anOriginIsReadAsItWasWritten(@ForAll String reason, @ForAll long number) {
    Origin origin =
        new Origin(
            new Origin.Adopted(number, number, "ab"),
            new Origin.Loss(reason, "s", "", List.of(new Origin.Lost("c", 1, number, "t"))));
    assertThat(Origin.parse(origin.text())).isEqualTo(origin);
    assertThat(Origin.parse(Origin.PLAIN.text())).isEqualTo(Origin.PLAIN);
  }
}
