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

  public Finding finding() {
    return finding;
  }

  @Override
  public String getMessage() {
    return finding.toString();
  }
}
