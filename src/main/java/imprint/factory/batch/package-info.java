/** Many units at once, into the tree of files that esp-matter-mfg-tool writes. */
@NullMarked
package imprint.factory.batch;

import org.jspecify.annotations.NullMarked;
