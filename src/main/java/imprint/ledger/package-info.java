/** Who got which identity, when, and how it was proven. */
@NullMarked
package imprint.ledger;

import org.jspecify.annotations.NullMarked;
