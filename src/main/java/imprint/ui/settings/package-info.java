/** How the window looks and speaks, and whether all that the station needs is there. */
@NullMarked
package imprint.ui.settings;

import org.jspecify.annotations.NullMarked;
