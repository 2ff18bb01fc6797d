package imprint.factory.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a unit of the folder has may be given out again. */
class EarlierRunsTest {
  @TempDir Path out;

  private Path top;

  @BeforeEach
  void folder() {
    top = out.resolve("fff1_8000");
  }

  @Test
  void theListsTellWhatUnitsHave() throws IOException {
    Orders.made(Orders.of(1), out);
    List<Integer> used = new ArrayList<>();
    List<String> serials = new ArrayList<>();
    earlier()
        .tell(
            (passcode, serial, _) -> {
              used.add(passcode);
              serials.add(serial);
            });
    assertThat(used).singleElement().satisfies(passcode -> assertThat(passcode).isPositive());
    assertThat(serials).singleElement().satisfies(serial -> assertThat(serial).hasSize(32));
  }

  @Test
  void refusesUnitsWhoseListIsGone() throws IOException {
    Orders.made(Orders.of(2), out);
    Orders.made(Orders.of(2), out);
    Files.delete(lists("summary-").getFirst());
    refused("factory.unit-unlisted");
  }

  /** Its folder no longer says what it has. */
  @Test
  void refusesMoreUnitsThanTheListsHave() throws IOException {
    Orders.made(Orders.of(1), out);
    Files.delete(lists("summary-").getFirst());
    try (Stream<Path> all = Files.walk(top)) {
      Files.delete(all.filter(file -> file.endsWith("partition.csv")).findFirst().orElseThrow());
    }
    refused("factory.units-unlisted");
  }

  /** Units that went to the line are in the lists all the same. */
  @Test
  void goesOnWhereUnitsWereTakenAway() throws IOException {
    Orders.made(Orders.of(2), out);
    Files.move(lists("").stream().filter(this::isUnit).findFirst().orElseThrow(), out.resolve("x"));
    assertThat(Orders.made(Orders.of(1), out).units()).isEqualTo(1);
  }

  @Test
  void refusesAListWithSemicolons() throws IOException {
    Orders.made(Orders.of(1), out);
    changed("summary-", text -> text.replace(',', ';'));
    refused("factory.summary-unreadable").hasMessageContaining(".csv:1");
  }

  @Test
  void refusesAnEmptyList() throws IOException {
    Orders.made(Orders.of(1), out);
    changed("summary-", _ -> "");
    refused("factory.summary-unreadable");
  }

  @Test
  void refusesAListWithoutItsPasscodes() throws IOException {
    Orders.made(Orders.of(1), out);
    changed("summary-", text -> text.replace("pincode", "x"));
    refused("factory.summary-unreadable");
  }

  @Test
  void refusesAPasscodeThatIsNone() throws IOException {
    Orders.made(Orders.of(1), out);
    changed("summary-", text -> text.replaceAll(",[0-9]+,(MT:)", ",-1,$1"));
    refused("factory.summary-unreadable").hasMessageContaining(".csv:2");
  }

  @Test
  void refusesARowThatWasCutOff() throws IOException {
    Orders.made(Orders.of(1), out);
    changed("summary-", text -> text.substring(0, text.lastIndexOf(',')));
    refused("factory.summary-unreadable");
  }

  @Test
  void refusesAListInAnotherEncoding() throws IOException {
    Orders.made(Orders.of(1), out);
    Path summary = lists("summary-").getFirst();
    Files.write(summary, "\u00e9".getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);
    refused("nvs.csv-utf8");
  }

  /** An own key may have the name of a column that the run adds. */
  @Test
  void anOwnKeyIsNotThePasscode() throws IOException {
    Files.writeString(out.resolve("k"), "pincode,data,u32\nx,namespace,\nserial-num,data,string\n");
    Files.writeString(out.resolve("v"), "pincode,serial-num\n7,x\n");
    OwnKeys keys = OwnKeys.read(out.resolve("k"), out.resolve("v"), out);
    Orders.made(Orders.of(1, Optional.of(keys)), out);
    earlier()
        .tell(
            (passcode, serial, _) -> {
              assertThat(passcode).isNotEqualTo(7);
              assertThat(serial).hasSize(32);
            });
  }

  /** The notes of a million units are longer than 64 MiB. */
  @Test
  void readsAListOfAnySize() throws IOException {
    Files.createDirectories(top);
    String filler = "x".repeat(1 << 20);
    try (BufferedWriter list = Files.newBufferedWriter(top.resolve("summary-x.csv"))) {
      list.write("serial-num,filler,pincode,qrcode,manualcode\n");
      for (int i = 1; i <= 70; i++) {
        list.write("S" + i + "," + filler + "," + i + ",MT:,1\n");
      }
    }
    List<Integer> passcodes = new ArrayList<>();
    earlier().tell((passcode, _, _) -> passcodes.add(passcode));
    assertThat(passcodes).hasSize(70).endsWith(70);
  }

  @Test
  void refusesAListOfCertificatesThatCannotBeRead() throws IOException {
    Orders.made(Orders.of(1), out);
    changed("cn_dacs-", text -> text + "half");
    assertThatThrownBy(() -> earlier().attested("x"))
        .hasMessageContaining(lists("cn_dacs-").getFirst().getFileName() + ":2");
    Files.delete(lists("cn_dacs-").getFirst());
    assertThatThrownBy(() -> earlier().attested("x")).hasMessageContaining("cn_dacs-");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
      String code) {
    return assertThatThrownBy(() -> Orders.made(Orders.of(1), out))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.finding().code()).isEqualTo(code));
  }

  private EarlierRuns earlier() throws IOException {
    return EarlierRuns.of(new RunFolder(top, new Orders.NoSync()));
  }

  private boolean isUnit(Path path) {
    return path.getFileName().toString().matches("[0-9a-f-]{36}");
  }

  private List<Path> lists(String named) throws IOException {
    try (Stream<Path> all = Files.list(top)) {
      return all.filter(path -> path.getFileName().toString().startsWith(named)).sorted().toList();
    }
  }

  private void changed(String named, UnaryOperator<String> change) throws IOException {
    Path list = lists(named).getFirst();
    Files.writeString(list, change.apply(Files.readString(list)));
  }
}
