package imprint.returns;

import static imprint.returns.ReturnsBench.FCTRY;
import static imprint.returns.ReturnsBench.SIZE;
import static imprint.returns.ReturnsBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.SimulatedBoard;
import imprint.ledger.Copy;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import imprint.line.Backups;
import imprint.nvs.NvsCipher;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsKey;
import imprint.nvs.NvsReader;
import imprint.secret.PrivateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The identity stays, the partition is repaired, and what others keep in it goes on. */
class KeepTest {
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
    byte[] used = OthersData.withoutSerialNumber(OthersData.sealed(bench, unit));
    SimulatedBoard back = bench.plug(1);
    back.fill(FCTRY, used);

    Outcome.Kept kept = bench.keep(false);
    assertThat(kept.untouched()).isFalse();
    assertThat(kept.carried()).isEqualTo(2);
    OthersData.assertWhole(bench, back.flash(FCTRY, SIZE), unit);

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
    byte[] used = OthersData.withOthers(OthersData.sealed(bench, unit));
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
    byte[] damaged = OthersData.withOthers(OthersData.sealed(bench, unit));
    damaged[OthersData.indexOf(damaged, OthersData.FABRIC)] ^= 1;
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
    board.fill(FCTRY, OthersData.sealed(bench, one));
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
    try (NvsKey key = NvsKey.read(OthersData.copy(bench, unit, Copy.Kind.NVS_KEYS), "keys")) {
      byte[] plain = NvsCipher.decrypt(OthersData.sealed(bench, unit), key);
      back.fill(FCTRY, NvsCipher.encrypt(OthersData.withoutSerialNumber(plain), key));
      Outcome.Kept kept = bench.keep(false);
      assertThat(kept.carried()).isEqualTo(2);
      assertThat(kept.backups()).hasSize(2);
      byte[] after = NvsCipher.decrypt(back.flash(FCTRY, SIZE), key);
      try (NvsContents contents = NvsReader.read(after)) {
        assertThat(contents.findings()).isEmpty();
        assertThat(contents.string("chip-factory", "serial-num")).contains(unit.serialNumber());
        assertThat(contents.blob("app", "fabric"))
            .hasValueSatisfying(b -> assertThat(b).isEqualTo(OthersData.FABRIC));
      }
      assertThat(back.flash(FCTRY + SIZE, 0x1000))
          .isEqualTo(OthersData.copy(bench, unit, Copy.Kind.NVS_KEYS));
    }
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
}
