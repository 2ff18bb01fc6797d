package imprint.label;

import imprint.finding.Refusal;
import imprint.matter.OnboardingPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One text of one unit, to be set in a width.
 *
 * @param text what it says, the manual code without dashes
 */
record Setting(Wording wording, String text) {
  private static final Pattern DASHES = Pattern.compile("(?<=-)");

  /** The text of a unit; empty where it is optional and has nothing to say. */
  static Optional<Setting> of(Wording wording, LabelContent content) {
    Optional<String> text = wording.text(content);
    if (text.isEmpty() && !wording.optional()) {
      throw Refusal.of("label.field-missing", wording.say());
    }
    return text.map(said -> new Setting(wording, said));
  }

  /** As it is to be read off the label, without line breaks. */
  String said() {
    return wording.role() == Mark.Role.MANUAL_CODE
        ? OnboardingPayload.grouped(text).replace("\n", "")
        : text;
  }

  /** What fits in the width, best first. */
  Stream<Paragraph> candidates(List<Sizes> sizes, int width, int dpi) {
    return sizes.stream()
        .flatMap(
            size ->
                size.ems(dpi).mapToObj(em -> lines(em, width, size.lines()).map(this::paragraph)))
        .flatMap(Optional::stream)
        .filter(paragraph -> paragraph.width() <= width);
  }

  private Paragraph paragraph(List<Words> lines) {
    boolean hanging = wording.breaking() == Wording.Breaking.HALVES;
    int indent = hanging ? new Words(wording.prefix(), lines.getFirst().em()).width() : 0;
    return new Paragraph(wording.role(), lines, indent);
  }

  private Optional<List<Words>> lines(int em, int width, int most) {
    return switch (wording.breaking()) {
      case WORDS -> Wrap.lines(text, em, width, most);
      case HALVES -> Optional.of(halves(em, most));
      case GROUPS -> groups(em, width, most);
      case NEVER -> Optional.of(List.of(new Words(text, em)));
    };
  }

  private List<Words> halves(int em, int most) {
    String prefix = wording.prefix();
    String rest = text.substring(prefix.length());
    int half = most == 1 ? rest.length() : (rest.length() + 1) / 2;
    // never between the two halves of a character
    if (half < rest.length() && Character.isLowSurrogate(rest.charAt(half))) {
      half++;
    }
    List<Words> lines = new ArrayList<>();
    lines.add(new Words(prefix + rest.substring(0, half), em));
    if (half < rest.length()) {
      lines.add(new Words(rest.substring(half), em));
    }
    return lines;
  }

  /** Each half of a long code starts a line, and dashes end one. */
  private Optional<List<Words>> groups(int em, int width, int most) {
    List<Words> lines = new ArrayList<>();
    for (String half : OnboardingPayload.grouped(text).lines().toList()) {
      Optional<List<Words>> set = Wrap.pieces(DASHES.splitAsStream(half).toList(), em, width, most);
      if (set.isEmpty()) {
        return Optional.empty();
      }
      lines.addAll(set.get());
    }
    return Optional.of(lines).filter(set -> set.size() <= most);
  }

  /** May open the unit. */
  @Override
  public String toString() {
    return "Setting of " + wording.say();
  }
}
