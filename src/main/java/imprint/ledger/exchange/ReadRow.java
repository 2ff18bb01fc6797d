package imprint.ledger.exchange;

import imprint.finding.Finding;
import imprint.ledger.Foreign;

/** What a row turned out to say. */
public sealed interface ReadRow {
  /** A unit. */
  record Taken(Foreign unit) implements ReadRow {}

  /** Nothing that can be taken for a unit. */
  record Refused(Sheet.Row row, Finding why) implements ReadRow {}
}
