/** A product and one identity become the images of a factory partition. */
@NullMarked
package imprint.factory;

import org.jspecify.annotations.NullMarked;
