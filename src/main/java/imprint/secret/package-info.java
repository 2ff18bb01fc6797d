/** Bytes that are wiped and cannot be printed, and the files they may be kept in. */
@NullMarked
package imprint.secret;

import org.jspecify.annotations.NullMarked;
