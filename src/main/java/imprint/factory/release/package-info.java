/** Which version of a product was released to the line, and the one unit that this rests on. */
@NullMarked
package imprint.factory.release;

import org.jspecify.annotations.NullMarked;
