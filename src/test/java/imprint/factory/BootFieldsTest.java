package imprint.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootFieldsTest {
  private static BootWatch read(String yaml) {
    YamlTree.Section tree = YamlTree.read(yaml.getBytes(StandardCharsets.UTF_8), "p.yaml");
    YamlSection product = new YamlSection("p.yaml", "", tree.fields());
    YamlSection boot = product.section("boot");
    BootWatch read = BootFields.read(boot);
    boot.refuseRest();
    return read;
  }

  @Test
  void aProductThatSaysNothingIsWatchedAsEver() {
    assertThat(read("a: b")).isEqualTo(BootWatch.USUAL);
    assertThat(read("boot:\n  accept: []\n  reject: []\n")).isEqualTo(BootWatch.USUAL);
    assertThat(BootWatch.USUAL.mode()).isEqualTo(BootWatch.Mode.RESTART);
  }

  @Test
  void takesAllFields() {
    BootWatch boot =
        read(
            """
            boot:
              watch: application
              seconds: 20
              at-most: 600
              rate: 921600
              whole-time: true
              example-passcode: tolerate
              accept: ['app: ready', 'up \\d+']
              reject:
                - pattern: 'sensor .* dead'
                  says: The sensor is dead.
                - pattern: 'no radio'
                  says: The radio is missing.
              ignore: 'wifi: .*'
              agree:
                discriminator: 'disc=(\\d+)'
                serial-number: 'sn=(\\S+)'
            """);
    assertThat(boot)
        .isEqualTo(
            new BootWatch(
                BootWatch.Mode.APPLICATION,
                20,
                600,
                921_600,
                true,
                true,
                List.of("app: ready", "up \\d+"),
                List.of(
                    new BootWatch.Reject("sensor .* dead", "The sensor is dead."),
                    new BootWatch.Reject("no radio", "The radio is missing.")),
                List.of("wifi: .*"),
                Map.of("discriminator", "disc=(\\d+)", "serial-number", "sn=(\\S+)")));
  }

  @Test
  void offIsAWordAndNoTruthValue() {
    assertThat(read("boot:\n  watch: off\n").mode()).isEqualTo(BootWatch.Mode.OFF);
  }

  /** Each refusal is one sentence that names the field. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          watch: always                              | product.choice          | boot.watch
          seconds: 0                                 | product.number          | boot.seconds
          seconds: ten                               | product.number          | boot.seconds
          at-most: 2                                 | product.number          | boot.at-most
          rate: 9                                    | product.number          | boot.rate
          whole-time: maybe                          | product.choice          | boot.whole-time
          example-passcode: accept                   | product.choice          | boot.example-passcode
          accept: '('                                | product.item            | boot.accept
          accept: ''                                 | product.item            | boot.accept
          accept: '(a{1000})'                        | product.item            | boot.accept
          accept: [{a: b}]                           | product.not-a-value     | boot.accept
          ignore: '[a'                               | product.item            | boot.ignore
          reject: bad                                | product.not-a-section   | boot.reject
          reject: [bad]                              | product.not-a-section   | boot.reject
          reject: [{pattern: a}]                     | product.missing         | boot.reject[1].says
          reject: [{says: a}]                        | product.missing         | boot.reject[1].pattern
          reject: [{pattern: '(', says: a}]          | product.item            | boot.reject[1].pattern
          reject: [{pattern: a, says: b, why: c}]    | product.unknown         | boot.reject[1].why
          agree: {discriminator: '\\d+'}             | product.item            | boot.agree.discriminator
          agree: {discriminator: '(a)(b)'}           | product.item            | boot.agree.discriminator
          agree: {colour: '(a)'}                     | product.unknown         | boot.agree.colour
          agree: '(a)'                               | product.not-a-section   | boot.agree
          wait: 3                                    | product.unknown         | boot.wait
          """)
  void saysWhichFieldIsWrong(String line, String code, String field) {
    assertThatThrownBy(() -> read("boot:\n  " + line + "\n"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.finding().code()).isEqualTo(code);
              assertThat(refusal.finding().sentence(Locale.ENGLISH))
                  .contains("p.yaml")
                  .contains(field)
                  .doesNotContain("\n");
              assertThat(refusal.finding().nextAct(Locale.ENGLISH)).isNotBlank();
            });
  }

  @Test
  void aPatternMayBeShortAndTheyMayBeFew() {
    assertThatThrownBy(() -> read("boot: {accept: '" + "a".repeat(201) + "'}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("boot.accept");
    assertThatThrownBy(() -> read("boot: {accept: [" + "a,".repeat(21) + "]}"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("boot.accept");
  }

  @Property
  void anyTextIsAPatternOrRefused(@ForAll String regex) {
    String quoted = "boot:\n  accept: '" + regex.replace("'", "''") + "'\n";
    try {
      assertThat(read(quoted).accept()).hasSize(1);
    } catch (Refusal refused) {
      assertThat(refused.finding().code()).startsWith("product.");
    }
  }
}
