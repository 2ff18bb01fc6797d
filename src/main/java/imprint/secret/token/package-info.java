/** PKCS#11 tokens: keys that sign and open without ever leaving their holder. */
@NullMarked
package imprint.secret.token;

import org.jspecify.annotations.NullMarked;
