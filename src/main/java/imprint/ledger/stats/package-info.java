/** Figures of many units: how many, how well, how fast. */
@NullMarked
package imprint.ledger.stats;

import org.jspecify.annotations.NullMarked;
