package imprint.ui.history;

import imprint.ledger.Account;
import imprint.ledger.Entry;
import imprint.ledger.Event;
import imprint.ledger.Unit;
import imprint.returns.Case;
import imprint.returns.Timeline;
import imprint.ui.history.UnitLife.Fact;
import imprint.ui.history.UnitLife.Moment;
import imprint.ui.kit.Problem;
import imprint.ui.kit.Texts;
import imprint.ui.line.ProofWords;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Puts units and their lives into words. */
public final class UnitWords {
  private final Texts texts;
  private final ZoneId zone;
  private final DateTimeFormatter minute = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private final DateTimeFormatter second = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  public UnitWords(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  UnitRow row(Unit unit) {
    Standing standing = Standing.of(unit.state());
    String facts =
        texts.get(
            "history.row",
            unit.claim().product().name(),
            minute.format(unit.reservedAt().atZone(zone)),
            unit.mac());
    return new UnitRow(unit, facts, standing, word(standing));
  }

  String word(Standing standing) {
    return texts.get("history." + standing);
  }

  UnitLife life(Archive.Life life) {
    Unit unit = life.now();
    Standing standing = Standing.of(unit.state());
    return new UnitLife(
        unit,
        standing,
        word(standing),
        facts(unit),
        life.open().map(this::problem),
        moments(life.history()));
  }

  private Problem problem(Case open) {
    return new Problem(
        false, open.finding().sentence(texts.locale()), texts.get("history.open.act"));
  }

  private List<Fact> facts(Unit unit) {
    List<Fact> facts = new ArrayList<>();
    String product = unit.claim().product().name();
    facts.add(
        fact(
            "product",
            unit.claim().product().test() ? texts.get("history.test", product) : product));
    if (!unit.order().isEmpty()) {
      facts.add(fact("order", unit.order()));
    }
    facts.add(fact("board", unit.mac() + "  ·  " + unit.claim().board().chip()));
    Account account = Account.of(unit);
    facts.add(fact("made", second.format(unit.reservedAt().atZone(zone))));
    facts.add(fact("by", by(account.station(), account.person())));
    String proof = unit.proof();
    facts.add(
        fact(
            "proof",
            proof == null ? texts.get("history.proof.none") : ProofWords.of(proof, texts)));
    return facts;
  }

  private Fact fact(String key, String what) {
    return new Fact(texts.get("history." + key), what);
  }

  /** What happened, with proofs in words for who stands before the screen. */
  public List<Moment> moments(List<Entry> history) {
    List<Timeline.Line> lines = new Timeline(texts.locale()).of(history);
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Timeline.Line line = lines.get(i);
      moments.add(
          new Moment(
              time(line.at()),
              plain(line.what(), history.get(i).event()),
              by(line.station(), line.person())));
    }
    return moments;
  }

  private String time(Instant at) {
    return second.format(at.atZone(zone));
  }

  private String plain(String what, Event event) {
    if (event instanceof Event.Proven(String proof)) {
      return what.replace(proof, ProofWords.of(proof, texts));
    }
    if (event instanceof Event.Restored(String proof)) {
      return what.replace(proof, ProofWords.of(proof, texts));
    }
    return what;
  }

  private static String by(String station, String person) {
    return person.isEmpty() ? station : person + "  ·  " + station;
  }
}
