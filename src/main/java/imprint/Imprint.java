package imprint;

/** The program: no arguments open the station window, a command word runs the command line. */
public final class Imprint {
  private Imprint() {}

  public static void main(String[] words) {
    System.out.println("Imprint " + words.length);
  }
}
