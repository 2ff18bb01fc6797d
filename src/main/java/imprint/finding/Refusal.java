package imprint.finding;

import org.jspecify.annotations.Nullable;

/**
 * "Cannot go on here", with the finding that says why and what to do. Thrown deep, caught once:
 * where a run becomes an outcome or a command becomes an exit code.
 */
public final class Refusal extends RuntimeException {
  private final transient Finding finding;

  public Refusal(Finding finding) {
    this(finding, null);
  }

  /** {@code cause} is for the verbose log only; it may not carry a secret. */
  public Refusal(Finding finding, @Nullable Throwable cause) {
    super(finding.code(), cause);
    this.finding = finding;
  }

  /** Shorthand for a refusal with an error finding. */
  public static Refusal of(String code, Object... arguments) {
    return new Refusal(Finding.error(code, arguments));
  }

  /** Of a file or folder that should have been read: file.absent, file.unreadable or -no-right. */
  public static Refusal unreadable(Object file, Exception e) {
    return new Refusal(FileTrouble.unreadable(file, e), e);
  }

  /**
   * Of a file or folder that should have been written: file.unwritable, or that with -no-right,
   * -no-folder, -in-the-way.
   */
  public static Refusal unwritable(Object file, Exception e) {
    return new Refusal(FileTrouble.unwritable(file, e), e);
  }

  /** What the system says, such as "No space left on device", without the path. */
  public static String reason(Exception e) {
    return FileTrouble.reason(e);
  }

  public Finding finding() {
    return finding;
  }

  @Override
  public String getMessage() {
    return finding.toString();
  }
}
