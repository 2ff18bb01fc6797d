/** The window, by screen. */
@NullMarked
package imprint.ui;

import org.jspecify.annotations.NullMarked;
