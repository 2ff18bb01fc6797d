package imprint.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be wrong with the application of a simulated board. */
public enum AppFault {
  /** It ignores its factory data and works with the values of the SDK's examples. */
  EXAMPLE_PASSCODE,
  /**
   * It uses its factory data, was built with test setup parameters, and knows the verifier only.
   */
  EXAMPLE_BANNER,
  /** It breaks off, and starts again. */
  PANIC,
  /** It starts again and again without a word. */
  RESTART_LOOP,
  /** It shows another discriminator than its factory data has. */
  WRONG_DISCRIMINATOR,
  /** The keys of its storage are damaged. */
  NVS_KEY_ERROR,
  /** The boot loader encrypts the flash memory for 20 seconds, then all is as it should be. */
  ENCRYPTING,
  /** The boot loader begins to encrypt the flash memory, and is never heard of again. */
  ENCRYPTING_STUCK,
  /** It prints nothing. */
  QUIET;

  /** By its name in a port's name, {@code restart-loop}. */
  static Optional<AppFault> parse(String name) {
    return Arrays.stream(values()).filter(fault -> fault.word().equals(name)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
