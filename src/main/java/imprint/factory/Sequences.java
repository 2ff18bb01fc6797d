package imprint.factory;

/** Numbers that each go to one unit of a product, whichever station asks. */
@FunctionalInterface
public interface Sequences {
  /** Of the discriminators. */
  String DISCRIMINATOR = "discriminator";

  /** Of the counter in serial numbers. */
  String SERIAL = "serial";

  /** The next number of a sequence, from 0; one that nobody uses is gone all the same. */
  long next(String name);
}
