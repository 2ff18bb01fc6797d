package imprint.factory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers that one product counts its units by: 1, 2, 3, …; none is ever given twice. */
public interface Sequences {
  /** Of the counter in serial numbers. */
  String SERIAL_NUMBER = "serial-number";

  /** Of the discriminators. */
  String DISCRIMINATOR = "discriminator";

  /** The next number of the sequence of that name; one that is not used is a gap. */
  long next(String name);

  /** New sequences that nobody else knows: for trying out, and where no ledger is kept. */
  static Sequences inMemory() {
    Map<String, Long> last = new ConcurrentHashMap<>();
    return name -> last.merge(name, 1L, Long::sum);
  }
}
