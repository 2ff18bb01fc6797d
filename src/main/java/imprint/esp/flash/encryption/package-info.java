/** Flash encryption done by the station, with the key of a board whose fuses keep it. */
@NullMarked
package imprint.esp.flash.encryption;

import org.jspecify.annotations.NullMarked;
