package imprint.returns;

import static imprint.returns.ReturnsBench.FCTRY;
import static imprint.returns.ReturnsBench.SIZE;
import static imprint.returns.ReturnsBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.bench.SimulatedBoard;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Region;
import imprint.esp.rom.Approach;
import imprint.esp.rom.BoardSession;
import imprint.ledger.Unit;
import imprint.nvs.NvsContents;
import imprint.nvs.NvsImage;
import imprint.nvs.NvsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers carry no checksum: a bit that is read wrong costs nobody's data. */
class MisreadTest {
  private static final int PAGE = 0x1000;
  private static final int STATES = 32;
  private static final int ENTRIES = 64;
  private static final int ENTRY = 32;

  @TempDir Path folder;
  private ReturnsBench bench;
  private Unit unit;
  private SimulatedBoard board;
  private byte[] used = new byte[0];

  @BeforeEach
  void open() {
    bench = new ReturnsBench(folder);
    unit = bench.made(1);
    used = OthersData.withoutSerialNumber(OthersData.sealed(bench, unit));
    board = bench.plug(1);
    board.fill(FCTRY, used);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** Else a unit that was proven is given up for it, or a technician told that it was altered. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aMisreadPageIsReadAgainWhereItIsDecoded(int before) throws Exception {
    byte[] own = OthersData.sealed(bench, unit);
    board.fill(FCTRY, own);
    Region data = Region.filled("fctry", FCTRY, own, SIZE);
    byte[] read =
        misreading(
            seen -> seen == 1 || seen == 1 + before,
            session -> new Flasher(session, () -> false).readUsed(data));
    assertThat(read).isEqualTo(own);
  }

  private <T> T misreading(IntPredicate reads, ReturnsBench.Talk<T> talk)
      throws IOException, InterruptedException {
    // the two bits that say of the entry app/starts that it is written; one of them says erased
    int key =
        OthersData.indexOf(used, "starts\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
    int page = key / PAGE * PAGE;
    int entry = (key - page - ENTRIES) / ENTRY;
    int at = FCTRY + page + STATES + entry / 4;
    int mask = 0b10 << (entry % 4 * 2);
    AtomicReference<Misreading> wire = new AtomicReference<>();
    try (BoardSession session =
        BoardSession.open(
            () -> {
              wire.set(new Misreading(board.open(), at, mask, reads));
              return wire.get();
            },
            ReturnsBench.PORT,
            Approach.at(921_600),
            _ -> {},
            () -> false,
            _ -> {})) {
      return talk.with(session);
    } finally {
      assertThat(wire.get().hit()).isTrue();
    }
  }

  /** The first look reads it once, and what is carried on or kept is read behind it. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void keepCarriesOnWhatIsThere(int read) throws Exception {
    Outcome.Kept kept =
        misreading(
            seen -> seen == 2 || seen == read,
            session ->
                bench.desk.keep(session, Optional.empty(), "ill", false, _ -> {}, () -> false));
    assertThat(kept.carried()).isEqualTo(2);
    assertThat(Files.readAllBytes(kept.backups().getFirst())).isEqualTo(used);
    OthersData.assertWhole(bench, board.flash(FCTRY, SIZE), unit);
  }

  @Test
  void restoreKeepsWhatIsThere() throws Exception {
    byte[] little = little();
    board.fill(FCTRY, little);
    used = little;
    Outcome.Restored restored =
        misreading(
            seen -> seen == 2 || seen == 3,
            session -> bench.desk.restore(session, Optional.empty(), "ill", _ -> {}, () -> false));
    assertThat(Files.readAllBytes(restored.others().orElseThrow().files().getFirst()))
        .isEqualTo(little);
  }

  /** The one value of others, so that misreading it leaves nothing of theirs. */
  private byte[] little() {
    try (NvsContents contents = NvsReader.read(used);
        NvsImage image = new NvsImage(SIZE)) {
      contents.items().stream()
          .filter(item -> !item.key().equals("fabric"))
          .forEach(item -> image.namespace(item.namespace()).copy(item));
      return image.toBytes();
    }
  }

  @Test
  void whatIsNeverReadRightlyIsNotErased() {
    refused(
        "line.others-unread",
        () ->
            misreading(
                seen -> seen > 1,
                session ->
                    bench.desk.keep(session, Optional.empty(), "", true, _ -> {}, () -> false)));
    refused(
        "line.others-unread",
        () ->
            misreading(
                seen -> seen > 1,
                session ->
                    bench.desk.restore(session, Optional.empty(), "", _ -> {}, () -> false)));
    assertThat(board.flash(FCTRY, SIZE)).isEqualTo(used);
    assertThat(bench.backups).doesNotExist();
  }
}
