package imprint.ledger;

import static imprint.ledger.Claims.BY;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The disk as a power cut leaves it: SQLite's log is synced up to the last commit, and of what was
 * written behind that any part may be there or not (sqlite.org/wal.html, atomiccommit.html).
 */
@SuppressWarnings("NullAway.Init") // what is recorded before each cut
class PowerCutTest {
  private static final int SECTOR = 512;
  private static final int CUTS = 20;

  @TempDir Path folder;

  /** The log and the head file when so many events had been acknowledged. */
  private record Moment(int events, int log, Optional<byte[]> head) {}

  private final List<Moment> moments = new ArrayList<>();
  private byte[] file;
  private byte[] log;

  /** What becomes of the bytes behind the last commit. */
  enum Tail {
    CUT {
      @Override
      byte[] left(byte[] log, int synced, int written, SplittableRandom random) {
        return Arrays.copyOf(log, random.nextInt(synced, written + 1));
      }
    },
    /** The file is as long as it was, and its content is not there. */
    EMPTY {
      @Override
      byte[] left(byte[] log, int synced, int written, SplittableRandom random) {
        byte[] left = Arrays.copyOf(log, written);
        Arrays.fill(left, random.nextInt(synced, written + 1), written, (byte) 0);
        return left;
      }
    },
    /** Sectors are written in any order. */
    HOLES {
      @Override
      byte[] left(byte[] log, int synced, int written, SplittableRandom random) {
        byte[] left = Arrays.copyOf(log, written);
        for (int sector = synced; sector < written; sector += SECTOR) {
          if (random.nextBoolean()) {
            Arrays.fill(left, sector, Math.min(written, sector + SECTOR), (byte) 0);
          }
        }
        return left;
      }
    };

    abstract byte[] left(byte[] log, int synced, int written, SplittableRandom random);
  }

  private void record() throws IOException {
    Path ledgerFile = folder.resolve("ledger.db");
    try (Ledger ledger = Ledger.open(ledgerFile.toString(), InstantSource.system())) {
      ledger.prepare();
      int events = 0;
      for (int n = 1; n <= 3; n++) {
        Unit unit = Claims.reserved(ledger, n);
        acknowledged(++events);
        for (Event event : Claims.WAY) {
          try (Secret image = Secret.copyOf(new byte[5000])) {
            Copy[] copies =
                event instanceof Event.Built
                    ? new Copy[] {new Copy(Copy.Kind.FACTORY_IMAGE, image)}
                    : new Copy[0];
            unit = ledger.append(unit, unit.state(), event, BY, copies).orRefuse();
          }
          acknowledged(++events);
        }
      }
      file = Files.readAllBytes(ledgerFile);
      log = Files.readAllBytes(folder.resolve("ledger.db-wal"));
    }
  }

  private void acknowledged(int events) throws IOException {
    Path head = folder.resolve("ledger.db.head");
    moments.add(
        new Moment(
            events,
            (int) Files.size(folder.resolve("ledger.db-wal")),
            Files.exists(head) ? Optional.of(Files.readAllBytes(head)) : Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(Tail.class)
  void whatWasAcknowledgedIsThereWhateverBecameOfTheRest(Tail tail) throws Exception {
    record();
    SplittableRandom random = new SplittableRandom(tail.name().hashCode());
    for (int cut = 0; cut < CUTS; cut++) {
      int n = random.nextInt(moments.size() - 1);
      Moment before = moments.get(n);
      Moment after = moments.get(n + 1);
      assertThat(after.log).isGreaterThan(before.log);
      Path left = folder.resolve(tail + "-" + cut);
      leave(left, tail.left(log, before.log, after.log, random), before);
      String urlOrFile = left.resolve("ledger.db").toString();
      try (Ledger ledger = Ledger.openExisting(urlOrFile, InstantSource.system())) {
        assertThat(events(ledger)).isIn(before.events, after.events);
        assertThat(ledger.verify().faults()).isEmpty();
        ledger.prepare();
        Claims.reserved(ledger, 99);
        assertThat(ledger.verify().faults()).isEmpty();
      }
    }
  }

  private void leave(Path place, byte[] logLeft, Moment moment) throws IOException {
    Files.createDirectories(place);
    Files.write(place.resolve("ledger.db"), file);
    Files.write(place.resolve("ledger.db-wal"), logLeft);
    Files.copy(
        folder.resolve("ledger.db.key"),
        place.resolve("ledger.db.key"),
        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    if (moment.head.isPresent()) {
      Files.write(place.resolve("ledger.db.head"), moment.head.get());
    }
  }

  private static int events(Ledger ledger) {
    return ledger.latest(99).stream().mapToInt(unit -> ledger.history(unit).size()).sum();
  }

  /** A disk that lies about having synced: then it is told that something is missing. */
  @Test
  void whatIsMissingOfTheAcknowledgedIsNoticed() throws Exception {
    record();
    Moment last = moments.getLast();
    assertThat(last.head).isPresent();
    Path left = folder.resolve("lost");
    leave(left, Arrays.copyOf(log, moments.get(moments.size() - 4).log), last);
    String urlOrFile = left.resolve("ledger.db").toString();
    try (Ledger ledger = Ledger.openExisting(urlOrFile, InstantSource.system())) {
      assertThat(ledger.verify().faults()).hasSize(1);
      assertThat(ledger.verify().faults().getFirst().finding().code())
          .isEqualTo("ledger.verify-older-than-seen");
    }
  }
}
