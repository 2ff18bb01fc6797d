package imprint.line.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingChoiceTest {
  @TempDir Path folder;

  @Test
  void whatWasChosenIsThereAfterTheNextStart() {
    assertThat(PackingChoice.read(folder)).isEqualTo(PackingChoice.NONE);
    PackingChoice choice =
        PackingChoice.NONE
            .withPrinter("包装 \"1\"")
            .withLayout("C:\\layouts\\my label.yaml")
            .onlyToday(true);
    choice.write(folder);
    assertThat(PackingChoice.read(folder)).isEqualTo(choice);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "7", "{\"printer\": [1], \"today\": {}}", "\0"})
  void whatCannotBeReadWasNeverChosen(String text) throws IOException {
    Files.writeString(folder.resolve(PackingChoice.FILE), text);
    assertThat(PackingChoice.read(folder)).isEqualTo(PackingChoice.NONE);
  }

  @Test
  void whereNothingCanBeWrittenItSaysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> PackingChoice.NONE.write(file))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.finding().code()).isEqualTo("file.unwritable-in-the-way"));
  }
}
