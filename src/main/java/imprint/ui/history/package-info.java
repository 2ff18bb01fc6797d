/**
 * What was made here: any unit by what is printed on it, its life, and what all of them add up to.
 */
@NullMarked
package imprint.ui.history;

import org.jspecify.annotations.NullMarked;
