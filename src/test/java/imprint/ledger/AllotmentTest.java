package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers that belong to a station: never doubled, whatever breaks off; at worst a gap. */
class AllotmentTest extends OnBothEngines {
  private TwoLedgers station;

  @BeforeEach
  void openBoth() {
    station = TwoLedgers.open(bed, folder);
  }

  @AfterEach
  void closeBoth() {
    station.close();
  }

  private static long next(Ledger ledger) {
    return ledger.next(0xFFF1, 0x8000, "serial");
  }

  private long left() {
    return TwoLedgers.ALLOTMENT.left(station.offline());
  }

  @Test
  void theStationDrawsFromItsBlocksAndTheServerGoesOnBehindThem() {
    assertThat(next(station.server())).isEqualTo(1);
    station.withBlock(3);
    assertThat(next(station.server())).isEqualTo(5);
    assertThat(left()).isEqualTo(3);
    assertThat(List.of(next(station.offline()), next(station.offline()))).containsExactly(2L, 3L);
    // the other sequence is still whole, and a unit takes one of each
    assertThat(left()).isEqualTo(1);
    station.withBlock(3);
    assertThat(List.of(next(station.offline()), next(station.offline()))).containsExactly(4L, 6L);
    assertThat(next(station.server())).isEqualTo(8);
  }

  @Test
  void aBlockThatIsFullTakesNothing() {
    station.withBlock(3).withBlock(3).withBlock(2);
    assertThat(next(station.server())).isEqualTo(4);
  }

  @Test
  void itGoesOnWhereItWasAfterARestart() {
    station.withBlock(3);
    next(station.offline());
    station.close();
    station = TwoLedgers.open(bed, folder);
    assertThat(next(station.offline())).isEqualTo(2);
    assertThat(left()).isEqualTo(1);
  }

  @Test
  void whatIsUsedUpStopsTheStationAndSaysHowMuchWaits() {
    station.withBlock(2);
    station.made(1, 2);
    next(station.offline());
    next(station.offline());
    refused(() -> next(station.offline()), "ledger.block-used-up", "2");
    station.withBlock(2);
    assertThat(next(station.offline())).isEqualTo(3);
  }

  @Test
  void withoutABlockNothingIsDrawnAndNothingGuessed() {
    refused(() -> next(station.offline()), "ledger.no-block", "0xFFF1");
    station.withBlock(2);
    refused(() -> station.offline().next(0xFFF1, 0x8001, "serial"), "ledger.no-block", "0x8001");
    assertThat(left()).isEqualTo(2);
  }

  @Test
  void aDeathBetweenBothLedgersLeavesAGapAndDoublesNothing() {
    station.killedBefore("block");
    assertThatThrownBy(() -> station.withBlock(5)).isInstanceOf(Refusal.class);
    station.startedAgain();
    assertThat(left()).isZero();
    assertThat(next(station.server())).isEqualTo(6);
    station.withBlock(5);
    assertThat(next(station.offline())).isEqualTo(7);
  }

  @Test
  void theServerKnowsWhoGotWhichAndWhen() throws Exception {
    station.withBlock(500);
    try (var connection = bed.connect();
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select * from block where name = 'serial' order by first")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getLong("first")).isEqualTo(1);
      assertThat(row.getLong("last")).isEqualTo(500);
      assertThat(row.getString("station")).isEqualTo(BY.station());
      assertThat(row.getString("person")).isEqualTo(BY.person());
      assertThat(row.getString("at")).startsWith("20");
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void stationsThatTakeAndDrawAtOnceNeverGetTheSame() throws Exception {
    try (TwoLedgers other = TwoLedgers.open(bed, folder.resolve("two"))) {
      List<Long> drawn = new ArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (TwoLedgers one : List.of(station, other)) {
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int i = 0; i < 10; i++) {
                        one.withBlock(3);
                        List<Long> mine =
                            LongStream.range(0, 3).mapToObj(_ -> next(one.offline())).toList();
                        synchronized (drawn) {
                          drawn.addAll(mine);
                          drawn.add(next(one.server()));
                        }
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(drawn).hasSize(80).doesNotHaveDuplicates();
    }
  }

  @Test
  void aLedgerThatIsInUseOtherwiseIsNotMadeTheStationsOwn() throws Exception {
    Access access = station.access();
    station.close();
    java.nio.file.Files.delete(OfflineLedger.file(access));
    java.nio.file.Files.deleteIfExists(folder.resolve("offline.db.head"));
    try (Ledger ordinary =
        Ledger.open(
            Access.file(OfflineLedger.file(access).toString()).withKey(bed.keyFile()),
            new SecureRandom(),
            InstantSource.system())) {
      Claims.reserved(ordinary, 1);
    }
    refused(
        () -> OfflineLedger.open(access, BY, new SecureRandom(), InstantSource.system()),
        "ledger.not-offline",
        "");
    refused(
        () ->
            OfflineLedger.openExisting(OfflineLedger.file(access), access, InstantSource.system()),
        "ledger.not-offline",
        "");
    java.nio.file.Files.delete(OfflineLedger.file(access));
    java.nio.file.Files.deleteIfExists(folder.resolve("offline.db.head"));
    assertThat(OfflineLedger.withBlocks(access, InstantSource.system())).isEmpty();
    station = TwoLedgers.open(bed, folder);
    assertThat(OfflineLedger.withBlocks(access, InstantSource.system())).isEmpty();
    station.withBlock(1);
    Ledger again = OfflineLedger.withBlocks(access, InstantSource.system()).orElseThrow();
    assertThat(next(again)).isEqualTo(1);
    again.close();
  }

  /** Whoever opens the file by hand gets no other numbers. */
  @Test
  void theFileRemembersWhatItIs() {
    station.withBlock(1);
    try (Ledger byHand =
        Ledger.openExisting(
            Access.file(OfflineLedger.file(station.access()).toString()).withKey(bed.keyFile()),
            InstantSource.system())) {
      assertThat(next(byHand)).isEqualTo(1);
      refused(() -> next(byHand), "ledger.block-used-up", "");
    }
  }

  /** An old copy of the file would give the same numbers out again. */
  @Test
  void anOlderCopyOfTheStationsOwnLedgerIsRefused() throws Exception {
    station.withBlock(5);
    Access access = station.access();
    station.close();
    byte[] old = java.nio.file.Files.readAllBytes(OfflineLedger.file(access));
    station = TwoLedgers.open(bed, folder);
    next(station.offline());
    station.close();
    java.nio.file.Files.write(OfflineLedger.file(access), old);
    station = TwoLedgers.open(bed, folder);
    refused(() -> next(station.offline()), "ledger.older-than-seen", "");
  }

  private static void refused(Runnable call, String code, String named) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> {
              assertThat(r.finding().code()).isEqualTo(code);
              assertThat(String.join(" ", r.finding().arguments())).contains(named);
            });
  }
}
