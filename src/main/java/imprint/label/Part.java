package imprint.label;

import imprint.finding.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What one element puts on a unit's label, before the label is turned.
 *
 * @param place of the element in the layout, from 0 on
 * @param box where it is, in dots
 * @param refused why it cannot be set
 */
record Part(int place, Box box, List<Mark> marks, Optional<Refusal> refused) {}
