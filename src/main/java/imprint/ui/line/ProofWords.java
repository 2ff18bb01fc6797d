package imprint.ui.line;

import imprint.ui.kit.Texts;
import java.util.List;

/**
 * What is proven of a unit, in words for who stands before the screen: the weakest of its parts.
 */
public final class ProofWords {
  /** As the ledger writes them, weakest first. */
  private static final List<String> GRADES =
      List.of("acknowledged-only", "ciphertext-plausible", "ciphertext-equal", "read-back-equal");

  private ProofWords() {}

  /**
   * Its weakest part, in words.
   *
   * @param proof as the ledger has it
   */
  public static String of(String proof, Texts texts) {
    return GRADES.stream()
        .filter(proof::contains)
        .findFirst()
        .map(grade -> texts.get("proof." + grade))
        .orElse(proof);
  }
}
