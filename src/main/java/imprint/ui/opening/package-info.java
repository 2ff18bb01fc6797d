/** What is shown until the station is open: that it is being opened, asked for, or cannot be. */
@NullMarked
package imprint.ui.opening;

import org.jspecify.annotations.NullMarked;
