package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.finding.Finding;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTroubleTest {
  private static final ServerPlace PLACE = new ServerPlace("ada", "db:5432", "line", Map.of());

  @ParameterizedTest
  @CsvSource({
    "28P01, ledger.server-refused-login",
    "28000, ledger.server-refused-login",
    "08004, ledger.server-refused-login",
    "3D000, ledger.no-such-database",
    "42501, ledger.server-not-permitted",
    "25006, ledger.server-only-reads",
    "53100, ledger.server-disk-full",
    "53300, ledger.server-full",
    "55P03, ledger.server-busy",
    "XX001, ledger.server-damaged",
    "08006, ledger.server-away",
    "57P01, ledger.server-away",
    "57P03, ledger.server-away",
    "42601, ledger.server-failed",
    ", ledger.server-failed"
  })
  void whatTheServerSaysIsToldInWordsOfBothLanguages(String state, String code) {
    Finding finding = ServerTrouble.refusal(PLACE, new SQLException("no", state)).finding();
    assertThat(finding.code()).isEqualTo(code);
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
      assertThat(finding.sentence(locale)).contains("postgresql://db:5432/line");
      assertThat(finding.nextAct(locale)).isNotBlank().doesNotStartWith("ledger.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"08000", "08006", "57P01", "57P02", "57P03", "25P03", "40001", "40P01"})
  void onAnotherConnectionItMayWork(String state) {
    assertThat(ServerTrouble.lost(thrown(new SQLException("gone", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"28P01", "3D000", "42501", "53100", "55P03", "42601", "23505", "08004"})
  void onAnotherConnectionItWillNot(String state) {
    assertThat(ServerTrouble.lost(thrown(new SQLException("no", state)))).isFalse();
    assertThat(ServerTrouble.lost(new IllegalStateException("ours"))).isFalse();
  }

  @Test
  void aPoolThatHasNoneToGiveSaysWhyNot() {
    SQLException none = new SQLTransientConnectionException("timeout", (String) null);
    assertThat(ServerTrouble.lost(thrown(none))).isTrue();
    SQLException locked = new SQLTransientConnectionException("timeout", "28P01");
    assertThat(ServerTrouble.lost(thrown(locked))).isFalse();
  }

  @Test
  void aCertificateThatIsNotTrustedIsNotACutCable() {
    SQLException e = new SQLException("SSL", "08006", new SSLHandshakeException("PKIX"));
    assertThat(ServerTrouble.refusal(PLACE, e).finding().code())
        .isEqualTo("ledger.server-not-trusted");
  }

  private static RuntimeException thrown(SQLException cause) {
    return new IllegalStateException(cause);
  }
}
