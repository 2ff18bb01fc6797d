package imprint.cli;

import imprint.ledger.custody.KeyFile;
import imprint.ledger.custody.Wrapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "show",
    description =
        "Shows what the station key is locked with, and the ids of its keys; opens nothing.")
final class LedgerKeyShowCommand implements Runnable {
  private final Surroundings with;

  @Mixin LedgerFile ledger;

  @Option(names = "--json", description = "One JSON object.")
  boolean json;

  LedgerKeyShowCommand(Surroundings with) {
    this.with = with;
  }

  @Override
  public void run() {
    print(with, ledger.keyFile(with), json);
  }

  static void print(Surroundings with, KeyFile file, boolean json) {
    KeyFile.Look look = file.look();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("lockedWith", look.kind());
    fields.put("keys", look.keys());
    look.wrapping().ifPresent(wrapping -> putDetails(fields, wrapping));
    with.out()
        .println(
            json
                ? Json.line(fields)
                : fields.entrySet().stream()
                    .map(field -> "%-12s %s".formatted(field.getKey(), field.getValue()))
                    .collect(Collectors.joining(System.lineSeparator())));
  }

  /** Nothing secret; a file that is locked with nothing has more, which is. */
  private static void putDetails(Map<String, Object> fields, Wrapping wrapping) {
    switch (wrapping) {
      case Wrapping.FileAlone _ -> {}
      case Wrapping.Passphrase by -> {
        fields.put("derivation", "argon2id");
        fields.put("memoryKib", by.memoryKib());
        fields.put("passes", by.passes());
        fields.put("lanes", by.lanes());
      }
      case Wrapping.SystemStore(String store, Wrapping.Pair pair) -> {
        fields.put("keyStore", store);
        fields.put("name", pair.name());
      }
      case Wrapping.Token(String library, int slot, Wrapping.Pair pair) -> {
        fields.put("library", library);
        fields.put("slot", slot);
        fields.put("name", pair.name());
      }
    }
  }
}
