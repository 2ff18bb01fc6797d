/** What a check has to say: a code, how bad it is, one sentence, and the next act. */
@NullMarked
package imprint.finding;

import org.jspecify.annotations.NullMarked;
