/** The esp_secure_cert partition image: write and read. */
@NullMarked
package imprint.securecert;

import org.jspecify.annotations.NullMarked;
