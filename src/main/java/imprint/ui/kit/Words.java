package imprint.ui.kit;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What stands in a list for each of its choices, of which one is chosen and none typed. */
public final class Words<T> extends StringConverter<T> {
  private final Function<T, String> word;

  /**
   * @param word of a choice; where nothing is chosen, nothing stands there
   */
  public Words(Function<T, String> word) {
    this.word = word;
  }

  @Override
  public String toString(@Nullable T choice) {
    return choice == null ? "" : word.apply(choice);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("a choice is not typed");
  }
}
