package imprint.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import imprint.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can happen to a unit. No secret may stand in an event. */
public sealed interface Event {
  /**
   * Written by {@link Ledger#reserve} alone.
   *
   * @param order number of the one that the unit is made for; empty where it has none, as in all
   *     entries of earlier versions
   */
  record Reserved(String order) implements Event {}

  /**
   * The images are made for that partition of the board.
   *
   * @param fuses null in entries of earlier versions
   */
  record Built(String partition, @Nullable Fuses fuses) implements Event {
    public Built(String partition) {
      this(partition, null);
    }

    /**
     * How the board was locked when it was identified, before anything was written.
     *
     * @param flashEncryption {@code off}, {@code was-on} (and is off), {@code development}, {@code
     *     release}, or {@code on} where its mode cannot be read
     */
    public record Fuses(boolean secureBoot, String flashEncryption) {}
  }

  /** Beside it, certificates and key are made for that partition. Leaves the unit built. */
  record BuiltSecureCert(String partition) implements Event {}

  /** Beside it, the key that NVS is encrypted with is made for that partition. Leaves it built. */
  record BuiltKeys(String partition) implements Event {}

  record Written() implements Event {}

  /** The proof says in words what was compared and found the same. */
  record Proven(String proof) implements Event {}

  /**
   * The board was seen to start.
   *
   * @param grade how much was seen: {@code restarted}, {@code application-started} or {@code
   *     application-agrees}; entries of earlier versions, which had none, mean the first
   */
  record Booted(String grade) implements Event {
    static final String RESTARTED = "restarted";
  }

  record Labelled() implements Event {}

  /**
   * A unit that a run left unfinished is gone on with, by this process from here on. Written by
   * {@link Unfinished#resume} alone; leaves the unit in its state.
   *
   * @param act {@code finish} or {@code repeat}
   */
  record Resumed(String act) implements Event {}

  record Done() implements Event {}

  /**
   * The sealed copies that were to be kept until the unit is labelled are removed, with the event
   * that follows. Written by {@link Ledger#append} alone; leaves the unit in its state.
   */
  record CopiesRemoved(List<Copy.Kind> kinds) implements Event {
    public CopiesRemoved {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * The sealed copies of a finished unit are removed because their time is over, or because the
   * server's ledger has them now. Written by {@link Records#forget} and {@link Merge} alone; leaves
   * the unit in its state.
   */
  record CopiesForgotten(List<Copy.Kind> kinds, String reason) implements Event {
    public CopiesForgotten {
      kinds = List.copyOf(kinds);
    }
  }

  /**
   * The unit's secrets are about to be written to a file outside of the ledger. Written by {@link
   * Records#revealing} alone; leaves the unit in its state.
   *
   * @param form of that file
   */
  record Revealed(String form) implements Event {}

  /**
   * Another line made the unit; this is what its record tells. Written by {@link Records#admit}
   * alone, in the place of {@link Reserved}.
   *
   * @param untold which parts of the claim the record did not tell ({@link Untold}), sorted
   */
  record Imported(Source source, Told told, List<String> untold) implements Event {
    public Imported {
      untold = List.copyOf(untold);
    }

    /**
     * Where the record was read.
     *
     * @param file its name, without folders
     * @param sha256 of the file, hexadecimal
     * @param row from 1, the header not counted
     */
    public record Source(String file, String sha256, int row) {}

    /**
     * What the other line said, word for word; empty where it said nothing.
     *
     * @param state {@link State#DONE}, {@link State#SET_ASIDE} or {@link State#RETIRED}
     * @param reservedAt UTC, ISO 8601
     * @param changedAt UTC, ISO 8601
     * @param order number of the one that it was made for there; entries of earlier versions have
     *     none
     */
    public record Told(
        State state,
        String proof,
        String reservedAt,
        String changedAt,
        String station,
        String person,
        String code,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
            String order) {
      public Told {
        if (state.unfinished()) {
          throw new IllegalArgumentException("another line's unit is finished there");
        }
      }

      /** Whether it says the same; earlier versions did not ask for the order. */
      boolean says(Told again) {
        return equals(again) || (order.isEmpty() && equals(again.withoutOrder()));
      }

      private Told withoutOrder() {
        return new Told(state, proof, reservedAt, changedAt, station, person, code, reason, "");
      }
    }
  }

  /**
   * A station made the unit while the server was away, in a ledger of its own; what happened there
   * stands before this. Written by {@link Merge} alone; leaves the unit in its state.
   *
   * @param chain of that ledger
   * @param link number of the unit's last event there
   * @param hash of that event, hexadecimal
   */
  record Merged(String chain, long link, String hash) implements Event {}

  /** Given up at any step before done. */
  record SetAside(String code, String sentence) implements Event {
    public static SetAside because(Finding finding) {
      return new SetAside(finding.code(), finding.sentence(Locale.ENGLISH));
    }
  }

  record Retired(String reason) implements Event {}

  /**
   * Its label was made once more, as files. Earlier versions wrote it of printed ones too. Leaves
   * the unit in its state.
   */
  record Reprinted(String reason, int copies) implements Event {}

  /** What became of a label after it was made. No code of it stands here; leaves the state. */
  sealed interface OfLabel extends Event {}

  /**
   * A label of that layout goes to a printer, and may exist from here on.
   *
   * @param reason why it is printed again; empty where it is the first
   */
  record LabelSent(String printer, String layout, int copies, String reason) implements OfLabel {}

  /** What was sent is out, says the witness: {@code printer} or {@code queue}. */
  record LabelPrinted(String printer, String layout, String witness) implements OfLabel {}

  /** What was sent is not printed and never will be; the code says why. */
  record LabelNotPrinted(String printer, String layout, String code) implements OfLabel {}

  /**
   * Somebody scanned it, and it was this unit's.
   *
   * @param what {@code qr-code}, {@code manual-code}, {@code serial-number} or {@code mac}
   */
  record LabelScanned(String what) implements OfLabel {}

  /** The board is about to be written again: nothing is proven of it until it was restored. */
  record RestoreBegun() implements Event {}

  /** The same identity was written to the unit's board again and proven. Leaves it done. */
  record Restored(String proof) implements Event {}

  /**
   * The unit came back and somebody decided what to do about it.
   *
   * @param found what the look at it gave, as a stable word
   * @param act what was begun: {@code keep}, {@code restore}, {@code new} or {@code retire}
   * @param reason in a person's words, empty where none was asked for
   */
  record Returned(String found, String act, String reason) implements Event {}

  /**
   * What a partition of the board held before it was written again is kept in a file.
   *
   * @param file its name in the data folder of that station
   * @param sha256 of its content
   */
  record BackedUp(String partition, String file, String sha256) implements Event {}

  /**
   * What other parts of the firmware keep in the unit's partition was written on into the new one.
   *
   * @param values how many
   * @param namespaces whose
   * @param dropped whether somebody gave up what could not be read
   */
  record CarriedOn(int values, List<String> namespaces, boolean dropped) implements Event {
    public CarriedOn {
      namespaces = List.copyOf(namespaces);
    }
  }

  /**
   * The unit's label is no more; its identity is to be replaced.
   *
   * @param how {@code scanned} before it was destroyed, or {@code lost}
   */
  record LabelVoided(String how) implements Event {
    public static final String SCANNED = "scanned";
    public static final String LOST = "lost";
  }

  /** The board got another identity instead of that retired one. */
  record Replaces(String serialNumber) implements Event {}

  /**
   * The board of this retired unit got that identity instead.
   *
   * @param reason why the unit was retired
   */
  record ReplacedBy(String serialNumber, String reason) implements Event {}

  /** The state that this event leads to, or empty where it may not happen in {@code from}. */
  default Optional<State> after(State from) {
    return Transitions.after(this, from);
  }

  /** Whether copies that are kept until the label are of no use from here on. */
  default boolean endsLabelling() {
    return this instanceof Labelled || this instanceof SetAside || this instanceof Retired;
  }

  /** Whether it was done to the unit itself, and not to its record or to a label alone. */
  default boolean work() {
    return !(this instanceof Revealed
        || this instanceof CopiesForgotten
        || this instanceof Merged
        || this instanceof OfLabel);
  }
}
