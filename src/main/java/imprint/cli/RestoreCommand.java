package imprint.cli;

import imprint.esp.rom.BoardSession;
import imprint.finding.Refusal;
import imprint.ledger.Ledger;
import imprint.line.Backups;
import imprint.line.StationSettings;
import imprint.returns.Act;
import imprint.returns.Outcome;
import imprint.returns.ReturnsDesk;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "restore",
    description = {
      "Looks at a unit that came back, and does what can be done about it.",
      "With --port alone it writes the board's own identity again; with --look or --scan it looks"
          + " and changes nothing; --act says what to do."
    })
final class RestoreCommand implements Callable<Integer> {
  private final Surroundings with;

  @ArgGroup(exclusive = false, multiplicity = "0..1")
  @Nullable OnePort port;

  @Mixin LabelFilesOptions station;
  @Mixin BoardFiles board;
  @Mixin NewIdentityOptions renewal;

  @Option(names = "--look", description = "Only look: what it is, what happened, what is possible.")
  boolean look;

  @Option(
      names = "--scan",
      paramLabel = "TEXT",
      description = "What its label says: QR code (MT:…), manual code, serial number or MAC.")
  @Nullable String scan;

  @Option(
      names = "--act",
      paramLabel = "ACT",
      description =
          "keep: keep the identity, repair the partition, carry on what others keep in it; restore:"
              + " write the same identity again; new: end it and give the board another; retire:"
              + " end it.")
  @Nullable Act act;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why, for the ledger; needed where an identity ends.")
  String reason = "";

  @Option(
      names = "--drop-others",
      description = "With keep: give up what cannot be read in the partition.")
  boolean dropOthers;

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  RestoreCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public Integer call() {
    if (port == null && scan == null) {
      throw Refusal.of("cli.restore-what");
    }
    if (look || (act == null && scan != null)) {
      look();
      return 0;
    }
    return switch (act == null ? Act.RESTORE : act) {
      case NEW -> renewal.run(with, station, board, board(), scan, reason, json);
      case RETIRE -> retire();
      case RESTORE -> written(Act.RESTORE);
      case KEEP -> written(Act.KEEP);
    };
  }

  private void look() {
    try (Ledger ledger = station.ledger.open(with)) {
      ReturnsDesk desk = desk(ledger);
      if (port == null) {
        print(ledger, lookedAt(desk, Optional.empty()));
      } else {
        at(
            port,
            session -> {
              print(ledger, desk.look(Optional.of(session), Optional.ofNullable(scan)));
              new BoardStart(with).of(session);
            });
      }
    }
  }

  private ReturnsDesk.Look lookedAt(ReturnsDesk desk, Optional<BoardSession> none) {
    try {
      return desk.look(none, Optional.ofNullable(scan));
    } catch (IOException e) {
      throw new IllegalStateException("there was no board to fail", e);
    }
  }

  private void print(Ledger ledger, ReturnsDesk.Look seen) {
    if (json) {
      with.out().println(Json.line(LookReport.fields(ledger, seen)));
    } else {
      LookReport.print(with.out(), ledger, seen);
    }
  }

  private int written(Act what) {
    try (Ledger ledger = station.ledger.open(with)) {
      ReturnsDesk desk = desk(ledger);
      at(
          board(),
          session -> {
            Optional<String> label = Optional.ofNullable(scan);
            Outcome outcome =
                what == Act.KEEP
                    ? desk.keep(session, label, reason, dropOthers, _ -> {}, with.stop()::asked)
                    : desk.restore(session, label, reason, _ -> {}, with.stop()::asked);
            OutcomeLine.print(with.out(), outcome, json);
            new BoardStart(with).of(session);
          });
    }
    return 0;
  }

  private int retire() {
    try (Ledger ledger = station.ledger.open(with)) {
      ReturnsDesk desk = desk(ledger);
      Optional<String> label = Optional.ofNullable(scan);
      if (port == null) {
        OutcomeLine.print(
            with.out(), desk.retire(Optional.empty(), label, reason, with.stop()::asked), json);
      } else {
        at(
            port,
            session -> {
              OutcomeLine.print(
                  with.out(),
                  desk.retire(Optional.of(session), label, reason, with.stop()::asked),
                  json);
              new BoardStart(with).of(session);
            });
      }
    } catch (IOException e) {
      throw new IllegalStateException("there was no board to fail", e);
    }
    return 0;
  }

  /** A board that is refused starts again. */
  private void at(OnePort where, OnePort.Talk talk) {
    where.talk(
        with,
        session -> {
          try {
            talk.with(session);
          } finally {
            session.giveUp();
          }
        });
  }

  /** The board that is to be written. */
  private OnePort board() {
    OnePort named = port;
    if (named == null) {
      throw Refusal.of("cli.restore-port");
    }
    return named;
  }

  private ReturnsDesk desk(Ledger ledger) {
    return desk(with, station.settings(with, StationSettings.FASTEST, false), ledger, board);
  }

  static ReturnsDesk desk(
      Surroundings with, StationSettings settings, Ledger ledger, BoardFiles board) {
    return new ReturnsDesk(
        settings,
        ledger,
        board.keys(),
        board.table(),
        new Backups(settings.backups(), with.clock()));
  }
}
