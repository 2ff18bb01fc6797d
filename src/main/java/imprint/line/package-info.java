/** The station's work: the only place that joins generation, wire, ledger and label. */
@NullMarked
package imprint.line;

import org.jspecify.annotations.NullMarked;
