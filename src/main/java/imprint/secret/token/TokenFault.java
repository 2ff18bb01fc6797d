package imprint.secret.token;

/** Why a token cannot be used; who asked has the words for it. */
public final class TokenFault extends Exception {
  /** What is wrong. */
  public enum Kind {
    /** The file is no PKCS#11 library. */
    LIBRARY,
    /** The library is named from the current folder, whichever that is. */
    RELATIVE,
    /** Everybody may replace the library. */
    WRITABLE,
    /** No such token is there, or it was never set up. */
    ABSENT,
    /** The token did not take the PIN. */
    PIN,
    /** It did not do what it was asked for. */
    FAILED
  }

  private final Kind kind;

  TokenFault(Kind kind, Throwable cause) {
    super(kind.name(), cause);
    this.kind = kind;
  }

  /** For what fails between a login and the use of a key. */
  public static TokenFault failed(Exception cause) {
    return new TokenFault(Kind.FAILED, cause);
  }

  TokenFault(Kind kind) {
    super(kind.name());
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** The name of what went wrong underneath, for whoever is asked for help. */
  public String reason() {
    Throwable cause = getCause();
    return cause == null ? kind.name() : cause.getClass().getSimpleName();
  }
}
