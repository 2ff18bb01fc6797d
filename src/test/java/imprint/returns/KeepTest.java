package imprint.returns;

import static imprint.returns.ReturnsBench.FCTRY;
import static imprint.returns.ReturnsBench.SIZE;
import static imprint.returns.ReturnsBench.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.bench.Fault;
import imprint.bench.Mishap;
import imprint.bench.SimulatedBoard;
import imprint.factory.PartitionRepair;
import imprint.finding.Refusal;
import imprint.ledger.Copy;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsKey;
import imprint.nvs.NvsReader;
import imprint.secret.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The identity stays, the partition is repaired, and what others keep in it goes on. */
class KeepTest {
  private static final byte[] FABRIC = new byte[2500];

  static {
    new Random(7).nextBytes(FABRIC);
  }

  @TempDir Path folder;
  private ReturnsBench bench;

  @BeforeEach
  void open() {
    bench = new ReturnsBench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatOthersKeepGoesOnByteForByte() throws Exception {
    Unit unit = bench.made(1);
    byte[] used = withoutSerialNumber(sealed(unit));
    SimulatedBoard back = bench.plug(1);
    back.fill(FCTRY, used);

    Outcome.Kept kept = bench.keep(false);
    assertThat(kept.untouched()).isFalse();
    assertThat(kept.carried()).isEqualTo(2);
    assertWhole(back.flash(FCTRY, SIZE), unit);

    assertThat(kept.backups()).hasSize(1);
    assertThat(kept.backups().getFirst().getParent()).isEqualTo(bench.backups);
    assertThat(Files.readAllBytes(kept.backups().getFirst())).isEqualTo(used);
    assertThat(PrivateFile.ownersAlone(kept.backups().getFirst())).isTrue();
    assertThat(bench.ledger().history(unit).stream().skip(7).map(Entry::event))
        .satisfiesExactly(
            e -> assertThat(e).isEqualTo(new Event.Returned("no-label", "keep", "ill")),
            e -> assertThat(e).isInstanceOf(Event.BackedUp.class),
            e -> assertThat(e).isEqualTo(new Event.RestoreBegun()),
            e -> assertThat(e).isEqualTo(new Event.CarriedOn(2, List.of("app"), false)),
            e -> assertThat(e).isEqualTo(new Event.Restored(kept.proof())));
    assertThat(bench.look()).isInstanceOf(Case.NoLabel.class);
  }

  @Test
  void aSoundPartitionIsLeftAlone() throws Exception {
    SimulatedBoard board = bench.plug(1);
    Unit unit = bench.made(board);
    byte[] used = withOthers(sealed(unit));
    board.fill(FCTRY, used);
    Outcome.Kept kept = bench.keep(false);
    assertThat(kept.untouched()).isTrue();
    assertThat(board.flash(FCTRY, SIZE)).isEqualTo(used);
    assertThat(bench.backups).doesNotExist();
    assertThat(kept.proof()).isEqualTo(unit.proof());
  }

  @Test
  void whatCannotBeReadIsNotDroppedSilently() throws Exception {
    Unit unit = bench.made(1);
    byte[] damaged = withOthers(sealed(unit));
    damaged[indexOf(damaged, FABRIC)] ^= 1;
    SimulatedBoard back = bench.plug(1);
    back.fill(FCTRY, damaged);

    refused("returns.others-unreadable", () -> bench.keep(false));
    assertThat(back.flash(FCTRY, SIZE)).isEqualTo(damaged);
    assertThat(bench.ledger().history(unit)).hasSize(7);
    assertThat(bench.backups).doesNotExist();

    Outcome.Kept kept = bench.keep(true);
    assertThat(kept.carried()).isEqualTo(1);
    assertThat(Files.readAllBytes(kept.backups().getFirst())).isEqualTo(damaged);
    try (NvsContents after = NvsReader.read(back.flash(FCTRY, SIZE))) {
      assertThat(after.findings()).isEmpty();
      assertThat(after.number("app", "starts")).hasValue(77);
      assertThat(after.blob("app", "fabric")).isEmpty();
    }
    assertThat(bench.ledger().history(unit).stream().map(Entry::event))
        .contains(new Event.CarriedOn(1, List.of("app"), true));
  }

  @Test
  void anotherUnitsPartitionIsNotKept() throws Exception {
    Unit one = bench.made(1);
    bench.made(2);
    SimulatedBoard board = bench.plug(2);
    board.fill(FCTRY, sealed(one));
    refused("returns.other-data", () -> bench.keep(true));
  }

  @Test
  void withTheWrongLabelNothingIsWritten() throws Exception {
    Unit one = bench.made(1);
    String label = bench.qr(one);
    bench.made(2);
    SimulatedBoard board = bench.plug(2);
    byte[] before = board.flash(FCTRY, SIZE);
    refused(
        "returns.other-label",
        () ->
            bench.at(
                session ->
                    bench.desk.keep(session, Optional.of(label), "", true, _ -> {}, () -> false)));
    assertThat(board.flash(FCTRY, SIZE)).isEqualTo(before);
  }

  /** The key that the partition is encrypted with is the unit's own. */
  @Test
  void anEncryptedPartitionIsRepairedInsideItsEncryption() throws Exception {
    bench.product("partition: fctry", "partition: fctry\n  nvs-keys-partition: nvs_keys");
    Unit unit = bench.made(1);
    SimulatedBoard back = bench.plug(1);
    try (NvsKey key = NvsKey.read(copy(unit, Copy.Kind.NVS_KEYS), "keys")) {
      byte[] plain = NvsCipher.decrypt(sealed(unit), key);
      back.fill(FCTRY, NvsCipher.encrypt(withoutSerialNumber(plain), key));
      Outcome.Kept kept = bench.keep(false);
      assertThat(kept.carried()).isEqualTo(2);
      assertThat(kept.backups()).hasSize(2);
      byte[] after = NvsCipher.decrypt(back.flash(FCTRY, SIZE), key);
      try (NvsContents contents = NvsReader.read(after)) {
        assertThat(contents.findings()).isEmpty();
        assertThat(contents.string("chip-factory", "serial-num")).contains(unit.serialNumber());
        assertThat(contents.blob("app", "fabric"))
            .hasValueSatisfying(b -> assertThat(b).isEqualTo(FABRIC));
      }
      assertThat(back.flash(FCTRY + SIZE, 0x1000)).isEqualTo(copy(unit, Copy.Kind.NVS_KEYS));
    }
  }

  /** A session as long as one that went well; the cable stays out from one request on. */
  @Test
  void aCablePulledForGoodLeavesTheOneRightAct() throws Exception {
    Unit unit = bench.made(1);
    byte[] used = withoutSerialNumber(sealed(unit));
    SimulatedBoard whole = bench.plug(1);
    whole.fill(FCTRY, used);
    bench.keep(false);
    int all = whole.requests();
    List<Integer> begun = new ArrayList<>();
    for (int request = all - 18; request <= all; request++) {
      SimulatedBoard torn = bench.plug(1, forGood(request));
      torn.fill(FCTRY, used);
      try {
        bench.keep(false);
      } catch (Refusal cut) {
        // what counts is what is left
      }
      byte[] left = torn.flash(FCTRY, SIZE);
      SimulatedBoard back = bench.plug(1);
      back.fill(FCTRY, left);
      if (UnitHistory.of(bench.ledger().history(unit)).rewriting().isPresent()) {
        begun.add(request);
        Case is = bench.look();
        assertThat(is).isInstanceOf(Case.RewriteOpen.class);
        assertThat(is.acts()).containsExactly(Act.KEEP);
        refused("returns.rewrite-open", bench::restore);
      }
      bench.keep(false);
      assertWhole(back.flash(FCTRY, SIZE), unit);
      assertThat(bench.look()).isInstanceOf(Case.NoLabel.class);
    }
    assertThat(begun).hasSizeGreaterThan(3);
  }

  @Test
  void anInterruptedRepairGoesOnFromItsBackupOrSaysThatItIsGone() throws Exception {
    Unit unit = bench.made(1);
    byte[] used = withoutSerialNumber(sealed(unit));
    SimulatedBoard worn = bench.plug(1, new Fault.StuckBits(FCTRY + writtenAnew(unit, used), 0xFF));
    worn.fill(FCTRY, used);
    assertThatThrownBy(() -> bench.keep(false)).isInstanceOf(Refusal.class);
    assertThat(bench.last(unit)).isEqualTo(new Event.RestoreBegun());
    String file = UnitHistory.of(bench.ledger().history(unit)).backup("fctry").orElseThrow().file();
    Path backup = bench.backups.resolve(file);
    byte[] kept = Files.readAllBytes(backup);

    SimulatedBoard back = bench.plug(1);
    Files.delete(backup);
    refused("returns.backup-absent", () -> bench.keep(false));
    byte[] altered = kept.clone();
    altered[100] ^= 1;
    Files.write(backup, altered);
    refused("returns.backup-absent", () -> bench.keep(false));
    Files.write(backup, kept);
    bench.keep(false);
    assertWhole(back.flash(FCTRY, SIZE), unit);
  }

  @Test
  void anInterruptedRestoreIsFinishedByARestore() throws Exception {
    Unit unit = bench.made(1);
    bench.plug(1, new Fault.StuckBits(FCTRY, 0xFF));
    assertThatThrownBy(bench::restore).isInstanceOf(Refusal.class);
    SimulatedBoard back = bench.plug(1);
    Case is = bench.look();
    assertThat(is.acts()).containsExactly(Act.RESTORE);
    assertThat(is.finding().nextAct(java.util.Locale.ENGLISH)).contains("--act restore");
    refused("returns.rewrite-open", () -> bench.keep(false));
    bench.restore();
    assertThat(back.flash(FCTRY, SIZE)).isEqualTo(sealed(unit));
  }

  @Test
  void twoBackupsOfOneMomentDoNotReplaceEachOther() throws Exception {
    Unit unit = bench.made(1);
    Backups at =
        new Backups(folder.resolve("b"), java.time.InstantSource.fixed(java.time.Instant.EPOCH));
    Event.BackedUp first = at.write(unit, "fctry", new byte[] {1});
    Event.BackedUp second = at.write(unit, "fctry", new byte[] {2});
    assertThat(at.read(first)).hasValueSatisfying(b -> assertThat(b).containsExactly(1));
    assertThat(at.read(second)).hasValueSatisfying(b -> assertThat(b).containsExactly(2));
  }

  /** Blank before and not afterwards: the first that a worn memory shows. */
  private int writtenAnew(Unit unit, byte[] used) {
    try (PartitionRepair repair = PartitionRepair.of(sealed(unit), Optional.empty(), used)) {
      byte[] image = repair.image();
      return IntStream.range(0, image.length)
          .filter(i -> used[i] == -1 && image[i] != -1)
          .findFirst()
          .orElseThrow();
    }
  }

  private static Fault[] forGood(int from) {
    return IntStream.range(from, from + 60)
        .mapToObj(n -> Fault.at(n, Mishap.Cut.UNPLUGGED))
        .toArray(Fault[]::new);
  }

  private void assertWhole(byte[] partition, Unit unit) {
    try (NvsContents contents = NvsReader.read(partition);
        NvsContents own = NvsReader.read(sealed(unit))) {
      assertThat(contents.findings()).isEmpty();
      assertThat(contents.items().stream().map(i -> i.namespace() + i.key() + i.value().reveal()))
          .containsAll(
              own.items().stream().map(i -> i.namespace() + i.key() + i.value().reveal()).toList());
      assertThat(contents.number("app", "starts")).hasValue(77);
      assertThat(contents.blob("app", "fabric"))
          .hasValueSatisfying(b -> assertThat(b).isEqualTo(FABRIC));
    }
  }

  private byte[] sealed(Unit unit) {
    return copy(unit, Copy.Kind.FACTORY_IMAGE);
  }

  private byte[] copy(Unit unit, Copy.Kind kind) {
    return SealedCopies.image(bench.ledger(), unit, kind);
  }

  private static byte[] withOthers(byte[] own) {
    return image(own, "");
  }

  private static byte[] withoutSerialNumber(byte[] own) {
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

  private static int indexOf(byte[] in, byte[] what) {
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
