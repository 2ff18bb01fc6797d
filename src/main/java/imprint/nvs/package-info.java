/** The NVS partition image: write, read, and the CSV dialect that describes one. */
@NullMarked
package imprint.nvs;

import org.jspecify.annotations.NullMarked;
