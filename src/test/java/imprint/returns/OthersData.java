package imprint.returns;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.Copy;
import imprint.ledger.Unit;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A unit's partition that other parts of the firmware keep something in as well. */
final class OthersData {
  static final byte[] FABRIC = new byte[2500];

  static {
    new Random(7).nextBytes(FABRIC);
  }

  private OthersData() {}

  static void assertWhole(ReturnsBench bench, byte[] partition, Unit unit) {
    try (NvsContents contents = NvsReader.read(partition);
        NvsContents own = NvsReader.read(sealed(bench, unit))) {
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.items().stream().map(i -> i.namespace() + i.key() + i.value().reveal()))
          .containsAll(
              own.items().stream().map(i -> i.namespace() + i.key() + i.value().reveal()).toList());
      assertThat(contents.number("app", "starts")).hasValue(77);
      assertThat(contents.blob("app", "fabric"))
          .hasValueSatisfying(b -> assertThat(b).isEqualTo(FABRIC));
    }
  }

  static byte[] sealed(ReturnsBench bench, Unit unit) {
    return copy(bench, unit, Copy.Kind.FACTORY_IMAGE);
  }

  static byte[] copy(ReturnsBench bench, Unit unit, Copy.Kind kind) {
    return SealedCopies.image(bench.ledger(), unit, kind);
  }

  static byte[] withOthers(byte[] own) {
    return image(own, "");
  }

  static byte[] withoutSerialNumber(byte[] own) {
    return image(own, "serial-num");
  }

  private static byte[] image(byte[] own, String without) {
    try (NvsContents contents = NvsReader.read(own);
        NvsImage image = new NvsImage(own.length)) {
      contents.items().stream()
          .filter(item -> !item.key().equals(without))
          .forEach(item -> image.namespace(item.namespace()).copy(item));
      return image.namespace("app").u32("starts", 77).blob("fabric", FABRIC).toBytes();
    }
  }

  static int indexOf(byte[] in, byte[] what) {
    byte[] head = Arrays.copyOf(what, 16);
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i + head.length <= in.length; i++) {
      if (Arrays.equals(in, i, i + head.length, head, 0, head.length)) {
        found.add(i);
      }
    }
    return found.getFirst();
  }
}
