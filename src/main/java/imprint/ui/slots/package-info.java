/** Which board is which slot, what starts by itself, and how many are to be made. */
@NullMarked
package imprint.ui.slots;

import org.jspecify.annotations.NullMarked;
