package imprint.ui.setup;

import imprint.line.PartitionChoice;
import imprint.line.PortChoice;
import imprint.ui.kit.Texts;
import java.util.Optional;

/** Says more of a port or a partition than its name, where more is known. */
final class ChoiceWords {
  private final BoardModel board;
  private final Texts texts;

  ChoiceWords(BoardModel board, Texts texts) {
    this.board = board;
    this.texts = texts;
  }

  String port(String name) {
    return describe(
        name,
        board.portsProperty().get().stream()
            .filter(choice -> choice.name().equals(name))
            .map(PortChoice::description)
            .findFirst());
  }

  String partition(String label) {
    return describe(
        label,
        board
            .found(label)
            .map(choice -> texts.get("setup.partition", choice.kind(), choice.size() / 1024)));
  }

  String found(PartitionChoice choice) {
    String offset = "0x%X".formatted(choice.offset());
    String where = board.built() ? "setup.partition.built" : "setup.partition.found";
    return texts.get(where, choice.kind(), choice.size() / 1024, offset);
  }

  private static String describe(String name, Optional<String> more) {
    return more.filter(text -> !text.isBlank()).map(text -> name + "  ·  " + text).orElse(name);
  }
}
