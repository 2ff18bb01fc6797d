package imprint.line;

import imprint.factory.KeptDraft;
import imprint.factory.KeptDraftText;
import imprint.finding.InputFile;
import imprint.finding.Refusal;
import imprint.secret.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code setup.json} beside the file of the line: the product that somebody left half made. */
public final class DraftFile {
  private static final int LARGEST = 1 << 20;

  private final Path file;

  DraftFile(Path file) {
    this.file = file;
  }

  /**
   * {@link KeptDraft#NONE} where there is none.
   *
   * @throws Refusal draft.kept-unreadable, file.unreadable
   */
  public synchronized KeptDraft read() {
    return Files.exists(file)
        ? KeptDraftText.read(InputFile.readEvenEmpty(file, LARGEST))
        : KeptDraft.NONE;
  }

  /**
   * Takes the place of what was there.
   *
   * @throws Refusal file.unwritable
   */
  public synchronized void write(KeptDraft draft) {
    try {
      PrivateFile.write(file, KeptDraftText.of(draft));
    } catch (IOException e) {
      throw Refusal.unwritable(file, e);
    }
  }
}
