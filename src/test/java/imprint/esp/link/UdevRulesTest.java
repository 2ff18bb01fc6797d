package imprint.esp.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdevRulesTest {
  private static final Path FOLDER = Path.of("installer/linux");

  /** Each rule has to name every bridge that we know, and no other. */
  @ParameterizedTest
  @CsvSource({
    "60-imprint.rules,        ATTR,  ID_MM_DEVICE_IGNORE",
    "60-imprint.rules,        ATTRS, uaccess",
    "60-imprint.rules,        ATTRS, ID_MM_PORT_IGNORE",
    "91-imprint-brltty.rules, ATTR,  BRLTTY_BRAILLE_DRIVER"
  })
  void everyKnownBridgeIsCovered(String file, String match, String effect) throws IOException {
    Pattern rule =
        Pattern.compile(
            match
                + "\\{idVendor}==\"(\\w{4})\", "
                + match
                + "\\{idProduct}==\"([\\w|]+)\", .*"
                + effect
                + ".*");
    Set<String> covered = new TreeSet<>();
    for (String line : Files.readAllLines(FOLDER.resolve(file))) {
      Matcher ids = rule.matcher(line);
      if (ids.matches()) {
        Arrays.stream(ids.group(2).split("\\|"))
            .map(product -> (ids.group(1) + ":" + product).toUpperCase(Locale.ROOT))
            .forEach(covered::add);
      }
    }
    assertThat(covered).containsExactlyInAnyOrderElementsOf(UsbBridges.ids());
  }
}
