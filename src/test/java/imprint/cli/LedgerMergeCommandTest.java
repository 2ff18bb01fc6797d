package imprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.cli.Shell.Result;
import imprint.ledger.Access;
import imprint.ledger.Allotment;
import imprint.ledger.By;
import imprint.ledger.Claim;
import imprint.ledger.Event;
import imprint.ledger.Fingerprint;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.OfflineLedger;
import imprint.ledger.ReserveResult;
import imprint.ledger.Unit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a station made alone is looked at, moved and settled by hand. */
class LedgerMergeCommandTest {
  private static final By BY = By.station("bench");

  @TempDir Path folder;
  private Shell shell;
  private Path server;

  /** A station that made two units alone, one of them on a board that the server knows. */
  @BeforeEach
  void aStationThatWasAlone() {
    shell = new Shell(folder);
    server = folder.resolve("line.db");
    Access access =
        new Access(server.toString(), folder.resolve("data"), Optional.empty(), Optional.empty());
    try (Ledger line = Ledger.open(access, new SecureRandom(), InstantSource.system())) {
      line.prepare();
      try (Ledger own =
          OfflineLedger.open(access, BY, new SecureRandom(), InstantSource.system())) {
        new Allotment(new Claim.Ids(0xFFF1, 0x8000), List.of("discriminator"))
            .topUp(line, own, 5, BY, new SecureRandom());
        made(own, "A1", "24:0a:c4:00:00:01");
        made(own, "A2", "24:0a:c4:00:00:02");
      }
      made(line, "B1", "24:0a:c4:00:00:02");
    }
  }

  private static void made(Ledger ledger, String serial, String mac) {
    Claim claim =
        new Claim(
            serial,
            new Claim.Product(0xFFF1, 0x8000, "Maker", "Lamp", "cafe", true),
            new Claim.Dac(mark("key " + serial), mark("PAI"), "%x".formatted(serial.hashCode())),
            mark("passcode " + serial),
            null,
            1,
            new Claim.Board(Mac.parse(mac), "ESP32"));
    if (ledger.reserve(claim, BY) instanceof ReserveResult.Reserved(Unit unit)) {
      Unit now = unit;
      for (Event event :
          List.of(
              new Event.Built("fctry"),
              new Event.Written(),
              new Event.Proven("p"),
              new Event.Labelled(),
              new Event.Done())) {
        now = ledger.append(now, now.state(), event, BY).orRefuse();
      }
    }
  }

  private static Fingerprint mark(String text) {
    return Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private Result merge(String... more) {
    String[] words = new String[more.length + 4];
    System.arraycopy(
        new String[] {"ledger", "merge", "--ledger", server.toString()}, 0, words, 0, 4);
    System.arraycopy(more, 0, words, 4, more.length);
    return shell.run(words);
  }

  @Test
  void itIsLookedAtMovedAndSettled() {
    Result look = merge("--dry-run");
    assertThat(look.code()).isEqualTo(1);
    assertThat(look.out())
        .contains("moved", "A1", "conflict", "A2", "B1", "--settle A2", "nothing was changed");
    assertThat(show("A1").code()).isEqualTo(1);

    assertThat(merge().out()).contains("1 moved", "1 held back");
    assertThat(show("A1").out()).contains("while the server was away");
    assertThat(show("A1", "--json").out()).containsPattern("\"mergedAt\":\"20");
    assertThat(show("B1", "--json").out()).contains("\"mergedAt\":null");

    assertThat(merge("--settle", "A2").err()).contains("line.reason-missing");
    Result settled = merge("--settle", "A2", "--reason", "wrong board");
    assertThat(settled.out()).contains("A2", "RETIRED");
    Result last = merge("--json");
    assertThat(last.code()).isZero();
    assertThat(last.out()).contains("\"serial\":\"A2\"", "\"outcome\":\"moved\"");
    assertThat(shell.run("ledger", "verify", "--ledger", server.toString()).code()).isZero();
    String own = folder.resolve("data/offline.db").toString();
    assertThat(shell.run("ledger", "verify", "--ledger", own).code()).isZero();
  }

  @Test
  void aConflictIsOneObjectWithBothSides() {
    Result result = merge("--json", folder.resolve("data/offline.db").toString());
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out().lines())
        .anyMatch(
            line ->
                line.contains("\"outcome\":\"conflict\"")
                    && line.contains("\"part\":\"MAC\"")
                    && line.contains("\"other\":\"B1\"")
                    && line.contains("\"code\":\"ledger.merge-board\""));
  }

  @Test
  void anyOtherLedgerIsRefused() {
    assertThat(merge(server.toString()).err()).contains("ledger.not-offline");
    assertThat(merge(folder.resolve("none.db").toString()).err()).contains("ledger.absent");
  }

  private Result show(String unit, String... more) {
    String[] words = new String[more.length + 5];
    System.arraycopy(
        new String[] {"ledger", "show", unit, "--ledger", server.toString()}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return shell.run(words);
  }
}
