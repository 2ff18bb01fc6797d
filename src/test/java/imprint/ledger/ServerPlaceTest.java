package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import imprint.finding.Refusal;
import java.nio.file.Path;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPlaceTest {
  @ParameterizedTest
  @CsvSource({
    "postgresql://ada@db.factory:6000/line, ada, db.factory:6000, line",
    "postgres://ada@db.factory/line, ada, db.factory:5432, line",
    "postgresql://db, imprint, db:5432, imprint",
    "postgresql://db/, imprint, db:5432, imprint",
    "postgresql://@db/x, imprint, db:5432, x",
    "postgresql://a%40b@db/l%C3%A4ne, a@b, db:5432, läne",
    "postgresql://ada@[::1]:6000/line, ada, [::1]:6000, line",
    "'postgresql://ada@one,two:6000/line', ada, 'one:5432,two:6000', line"
  })
  void aServerIsNamedAsItsOwnProgramsNameIt(
      String url, String user, String hosts, String database) {
    assertThat(Place.of(url)).isEqualTo(new ServerPlace(user, hosts, database, Map.of()));
  }

  @Test
  void optionsStandBehindAQuestionMark() {
    assertThat(Place.of("postgresql://db/x?sslmode=verify-full&sslrootcert=/etc/a+b%20c.pem"))
        .isEqualTo(
            new ServerPlace(
                "imprint",
                "db:5432",
                "x",
                Map.of("sslmode", "verify-full", "sslrootcert", "/etc/a+b c.pem")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ada:hunter2@db/x",
        "postgresql://ada:@db/x",
        "postgresql://ada:hunter2@db:99999999999/x",
        "postgresql://db/x?password=hunter2",
        "postgresql://db/x?sslmode=disable&PassWord=hunter2",
        "postgresql://db/x?sslpassword=hunter2"
      })
  void aPasswordInItIsRefusedAndNotRepeated(String url) {
    refused(() -> Place.of(url), "ledger.password-in-url");
    assertThatThrownBy(() -> Place.of(url)).hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql:",
        "postgresql://",
        "postgresql:///x",
        "postgresql:/db/x",
        "POSTGRESQL://db/x",
        "postgresql://db:0/x",
        "postgresql://db:65536/x",
        "postgresql://db:5432x/x",
        "postgresql://a b/x",
        "postgresql://one,,two/x",
        "postgresql://ada:hunter2@ada@db/x",
        "postgresql://db/x%zz"
      })
  void whatNamesNoServerIsRefusedAndNotRepeated(String url) {
    assertThatThrownBy(() -> Place.of(url))
        .isInstanceOf(Refusal.class)
        .hasMessageNotContaining("hunter2");
  }

  /** The driver would load any class that one of its options names. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "socketFactory=x",
        "sslfactory=x",
        "options=-c fsync=off",
        "ssl",
        "=",
        "loggerFile=/x",
        "user=root"
      })
  void otherOptionsAreTheProgramsOwn(String option) {
    refused(() -> Place.of("postgresql://db/x?" + option), "ledger.unknown-server-option");
  }

  @Property
  void anyTextIsAPlaceOrRefused(@ForAll String rest) {
    String url = "postgresql://" + rest;
    try {
      assertThat(Place.of(url)).isInstanceOf(ServerPlace.class);
    } catch (Refusal refusal) {
      assertThat(refusal.finding().code()).startsWith("ledger.");
    }
  }

  @Test
  void whatIsShownOfItIsNeitherUserNorOption() {
    assertThat(Place.of("postgresql://ada@db/line?sslmode=disable"))
        .hasToString("postgresql://db:5432/line");
  }

  @Test
  void everyLedgerHasAKeyFileOfItsOwnInTheStationsFolder() {
    Path settings = Path.of("settings");
    assertThat(Place.of("postgresql://ada@db/line").keyFile(settings))
        .isEqualTo(settings.resolve("ledger-db-5432-line.key"));
    assertThat(Place.of("postgresql://[::1],b/..%2F..%2Fx").keyFile(settings).getParent())
        .isEqualTo(settings);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, true",
    "127.0.0.1, true",
    "[::1], true",
    "db, false",
    "localhost.evil.example, false",
    "'localhost,db', false"
  })
  void onlyThisComputerIsNear(String hosts, boolean near) {
    ServerPlace place = ServerPlace.read("postgresql://" + hosts + "/x").orElseThrow();
    assertThat(place.near()).isEqualTo(near);
  }

  private static void refused(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.finding().code()).isEqualTo(code));
  }
}
