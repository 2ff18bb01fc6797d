/** The operator's screen: one button, the steps, one result that stays. */
@NullMarked
package imprint.ui.line;

import org.jspecify.annotations.NullMarked;
