/**
 * The esp_secure_cert partition image: certificates, key and Matter's own data, written and read.
 */
@NullMarked
package imprint.securecert;

import org.jspecify.annotations.NullMarked;
