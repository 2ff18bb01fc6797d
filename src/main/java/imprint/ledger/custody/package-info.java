/** The station's keys, and in whose custody they lie: who can open the file that holds them. */
@NullMarked
package imprint.ledger.custody;

import org.jspecify.annotations.NullMarked;
