/** PAA, PAI, DAC and the Certification Declaration: read, issue, check, explain. */
@NullMarked
package imprint.attestation;

import org.jspecify.annotations.NullMarked;
