/** The ledger's units as tables and lines for other programs, and theirs for the ledger. */
@NullMarked
package imprint.ledger.exchange;

import org.jspecify.annotations.NullMarked;
