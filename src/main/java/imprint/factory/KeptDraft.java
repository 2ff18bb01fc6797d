package imprint.factory;

import imprint.attestation.TokenUri;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A draft that somebody left, to be gone on with.
 *
 * @param product the file that it was opened from or saved to
 * @param files credentials, in any order
 * @param token where the key is, unless it is in one of the files
 * @param port where the board was, empty where nobody chose one
 * @param step what was in front, in the words of the screen; empty where that is not known
 */
public record KeptDraft(
    Optional<Path> product,
    DraftFields fields,
    List<Path> files,
    Optional<TokenUri> token,
    String port,
    String step) {
  /** Nobody began one. */
  public static final KeptDraft NONE =
      new KeptDraft(Optional.empty(), DraftFields.EMPTY, List.of(), Optional.empty(), "", "");

  public KeptDraft {
    files = List.copyOf(files);
  }

  /** The same, left there. */
  public KeptDraft leftAt(String atPort, String atStep) {
    return new KeptDraft(product, fields, files, token, atPort, atStep);
  }
}
