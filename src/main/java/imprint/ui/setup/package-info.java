/** The line lead's screen: credentials, product and board, until nothing is wrong. */
@NullMarked
package imprint.ui.setup;

import org.jspecify.annotations.NullMarked;
