package imprint.returns;

import imprint.esp.flash.BoardKey;
import imprint.esp.flash.BoardTable;
import imprint.esp.flash.Flasher;
import imprint.esp.flash.Partition;
import imprint.esp.flash.PartitionTable;
import imprint.esp.flash.Planner;
import imprint.esp.flash.TablePlace;
import imprint.esp.flash.encryption.FlashKeys;
import imprint.esp.rom.BoardSession;
import imprint.esp.rom.Identification;
import imprint.factory.ReturnedData;
import imprint.factory.ReturnedData.Condition;
import imprint.factory.UnitNvsKey;
import imprint.finding.Finding;
import imprint.finding.Refusal;
import imprint.ledger.Copy;
import imprint.ledger.Ledger;
import imprint.ledger.Mac;
import imprint.ledger.Unit;
import imprint.line.KeepOthers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what a board holds of factory data: where its unit has it, or wherever there is some. */
record BoardReading(Ledger ledger, FlashKeys keys, TablePlace table) {
  /** More than any partition that this program made; a file system takes minutes to read. */
  private static final int LARGEST = 0x10000;

  /**
   * Reads what can be read.
   *
   * @throws Refusal rom.mac-unreadable, and what a table that is there could not be read for
   */
  BoardLook take(BoardSession session) throws IOException {
    Identification board = session.identification();
    Optional<Mac> mac = board.mac().map(Mac::parse);
    if (mac.isEmpty()) {
      if (!board.security().secureDownload()) {
        // one that should tell and does not
        board.requireMac(board.described());
      }
      return unread(board, mac, Finding.note("returns.data-hidden"), false);
    }
    Flasher flasher = new Flasher(session, () -> false);
    PartitionTable found;
    try (BoardKey key = BoardKey.of(keys, session)) {
      key.check(flasher, table.offset());
      found = new Planner(flasher, table, key.scheme()).table();
    } catch (Refusal refused) {
      if (BoardTable.unread(refused)) {
        // for want of a table an identity may be ended; of that a bad cable says nothing
        throw refused;
      }
      return unread(board, mac, refused.finding(), false);
    }
    Optional<Unit> unit = ledger.inHand().ofBoard(mac.get()).reversed().stream().findFirst();
    try {
      Optional<Held> held = held(flasher, places(found, unit), unit);
      return new BoardLook(
          mac,
          board.described(),
          held.map(Held::partition),
          held.map(Held::data),
          held.isPresent() ? Optional.empty() : Optional.of(Finding.note("returns.data-nowhere")),
          true);
    } catch (Refusal refused) {
      return unread(board, mac, refused.finding(), true);
    }
  }

  private static BoardLook unread(
      Identification board, Optional<Mac> mac, Finding why, boolean tableKnown) {
    return new BoardLook(
        mac, board.described(), Optional.empty(), Optional.empty(), Optional.of(why), tableKnown);
  }

  private record Held(String partition, ReturnedData data) {}

  private List<Partition> places(PartitionTable found, Optional<Unit> unit) {
    Optional<String> label =
        unit.map(known -> UnitHistory.of(ledger.history(known)).places())
            .map(places -> places.get(Copy.Kind.FACTORY_IMAGE));
    return found.partitions().stream()
        .filter(place -> place.nvs() && place.size() <= LARGEST)
        .filter(place -> label.isEmpty() || label.get().equals(place.label()))
        .toList();
  }

  private Optional<Held> held(Flasher flasher, List<Partition> places, Optional<Unit> unit)
      throws IOException {
    Optional<Held> first = Optional.empty();
    for (Partition place : places) {
      byte[] content = KeepOthers.content(flasher, place);
      try {
        Held held = new Held(place.label(), decoded(content, unit));
        if (places.size() == 1 || held.data().serialNumber().isPresent()) {
          return Optional.of(held);
        }
        first = first.isPresent() ? first : Optional.of(held);
      } finally {
        Arrays.fill(content, (byte) 0);
      }
    }
    return first;
  }

  /** Only for encrypted content is the unit's key taken out of its copy. */
  private ReturnedData decoded(byte[] content, Optional<Unit> unit) {
    ReturnedData plain = ReturnedData.of(content, Optional.empty());
    if (plain.condition() != Condition.LOCKED
        || unit.isEmpty()
        || !ledger.kept(unit.get()).contains(Copy.Kind.NVS_KEYS)) {
      return plain;
    }
    try (UnitNvsKey key = SealedCopies.nvsKey(ledger, unit.get())) {
      return ReturnedData.of(content, Optional.of(key));
    }
  }
}
