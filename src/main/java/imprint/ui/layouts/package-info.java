/** The label editor: a layout's elements, its label to the printer's dot, and the rules. */
@NullMarked
package imprint.ui.layouts;

import org.jspecify.annotations.NullMarked;
