package imprint.returns;

import static imprint.returns.ReturnsBench.refused;
import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.By;
import imprint.ledger.Event;
import imprint.ledger.State;
import imprint.ledger.Unit;
import imprint.matter.OnboardingPayload;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupTest {
  @TempDir Path folder;
  private ReturnsBench bench;
  private Lookup lookup;

  @BeforeEach
  void open() {
    bench = new ReturnsBench(folder);
    lookup = new Lookup(bench.ledger());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whateverIsPrintedOnAUnitFindsIt() {
    Unit unit = bench.made(1);
    bench.made(2);
    String qr = bench.qr(unit);
    String manual = OnboardingPayload.parse(qr).manualCode();
    String mac = unit.mac().text();
    for (String text :
        List.of(
            qr,
            " " + qr.toLowerCase(Locale.ROOT) + "\n",
            manual,
            OnboardingPayload.grouped(manual),
            unit.serialNumber(),
            mac,
            mac.replace(":", "-").toUpperCase(Locale.ROOT),
            mac.replace(":", ""))) {
      assertThat(lookup.units(text)).as(text).containsExactly(unit);
    }
    assertThat(lookup.units("nothing")).isEmpty();
    refused("matter.manual-check", () -> lookup.units(wrongDigit(manual)));
  }

  @Test
  void aMacFindsAllThatTheBoardEverWasTheLatestFirst() {
    Unit old = bench.made(1);
    Unit ended =
        bench
            .ledger()
            .append(old, State.DONE, new Event.Retired("why"), By.station("desk"))
            .orRefuse();
    Unit now = bench.made(bench.plug(1));
    assertThat(lookup.units(old.mac().text())).containsExactly(now, ended);
  }

  @Test
  void whatWasBegunAndNotEndedIsOpen() {
    Unit unit = bench.made(1);
    assertThat(lookup.open(unit)).isEmpty();
    By by = By.station("desk");
    Event why = new Event.Returned("agrees", "keep", "ill");
    Unit begun = bench.ledger().append(unit, State.DONE, why, by).orRefuse();
    begun = bench.ledger().append(begun, State.DONE, new Event.RestoreBegun(), by).orRefuse();
    assertThat(lookup.open(begun)).containsInstanceOf(Case.RewriteOpen.class);

    Unit other = bench.made(2);
    Unit voided =
        bench.ledger().append(other, State.DONE, new Event.LabelVoided("lost"), by).orRefuse();
    assertThat(lookup.open(voided)).containsInstanceOf(Case.NewOpen.class);
  }

  private static String wrongDigit(String manual) {
    char last = manual.charAt(manual.length() - 1);
    return manual.substring(0, manual.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
  }
}
