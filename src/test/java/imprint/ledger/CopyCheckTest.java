package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.secret.Secret;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was done to sealed copies behind our back is named: some of it by opening them alone. */
class CopyCheckTest extends OnBothEngines {
  @BeforeEach
  void twoUnitsWithTwoCopiesEach() {
    try (Ledger ledger = open();
        Secret image = Secret.owning(new byte[] {1, 2, 3})) {
      for (int n = 1; n <= 2; n++) {
        Unit unit = Claims.reserved(ledger, n);
        Claims.keep(ledger, unit, new Copy(Copy.Kind.FACTORY_IMAGE, image));
        Claims.keep(ledger, unit, new Copy(Copy.Kind.ONBOARDING_PAYLOAD, image));
      }
    }
    assertThat(found(true)).isEmpty();
  }

  @Test
  void copiesThatUnitsExchangedAreNamed() throws Exception {
    tamper("update sealed_copy set content = (" + other("3 - sealed_copy.unit_id", "kind") + ")");
    assertThat(found(false)).isEmpty();
    assertThat(found(true))
        .containsExactly(
            "sealed-copy-damaged SN0001",
            "sealed-copy-damaged SN0001",
            "sealed-copy-damaged SN0002",
            "sealed-copy-damaged SN0002");
  }

  @Test
  void oneThatIsCalledByTheNameOfAnotherIsNamed() throws Exception {
    tamper("update sealed_copy set kind = 'NVS_KEYS' where unit_id = 2 and kind = 'FACTORY_IMAGE'");
    assertThat(found(true)).containsExactly("sealed-copy-damaged SN0002");
  }

  @Test
  void wordsThatNoVersionWritesAreNamed() throws Exception {
    tamper("update sealed_copy set kind = 'x' where unit_id = 1 and kind = 'FACTORY_IMAGE'");
    assertThat(found(false)).containsExactly("sealed-copy-damaged SN0001");
    tamper(
        "delete from sealed_copy where kind = 'x'",
        "update sealed_copy set kept = 'x' where unit_id = 2 and kind = 'FACTORY_IMAGE'");
    assertThat(found(true)).containsExactly("sealed-copy-damaged SN0002");
  }

  @Test
  void aKeyThatTheStationDoesNotHaveIsNotedAndAFaultWhereCopiesAreToOpen() throws Exception {
    tamper("update sealed_copy set key_id = '00' where unit_id = 1 and kind = 'FACTORY_IMAGE'");
    assertThat(found(true)).containsExactly("copy-of-another-key SN0001");
    assertThat(found(false)).isEmpty();
    try (Ledger ledger = bed.openExisting()) {
      assertThat(ledger.verify().notes())
          .extracting(note -> note.finding().code())
          .containsExactly("ledger.copy-of-another-key");
    }
  }

  /** Nothing was opened, which is not the same as nothing being wrong. */
  @Test
  void withoutTheStationKeyNoCopyOpens() throws Exception {
    Files.delete(bed.keyFile());
    assertThat(found(false)).isEmpty();
    assertThat(found(true)).containsExactly("key-absent -");
    assertThat(bed.keyFile()).doesNotExist();
    tamper("delete from sealed_copy");
    assertThat(found(true)).isEmpty();
  }

  @Test
  void rowsOfNothingThatIsThereAreNamed() throws Exception {
    tamper(
        "update sealed_copy set unit_id = -7 where unit_id = 2 and kind = 'FACTORY_IMAGE'",
        "insert into merged_unit (unit_id, seq, at) values (77, 1, 'x')",
        "insert into chain_head select 'c', link, hash, at, signature from chain_head");
    assertThat(found(false))
        .containsExactlyInAnyOrder("verify-stray -", "verify-stray -", "verify-stray -");
  }

  private static String other(String unit, String kind) {
    return "select o.content from copies o where o.unit_id = "
        + unit
        + " and o.kind = sealed_copy."
        + kind;
  }

  private void tamper(String... statements) throws Exception {
    String[] all = new String[statements.length + 2];
    all[0] = "create table copies as select * from sealed_copy";
    System.arraycopy(statements, 0, all, 1, statements.length);
    all[statements.length + 1] = "drop table copies";
    Tampering.sql(bed, all);
  }

  private List<String> found(boolean whole) {
    try (Ledger ledger = bed.openExisting()) {
      return ledger.verify(whole).faults().stream()
          .map(
              fault ->
                  fault.finding().code().replace("ledger.", "")
                      + " "
                      + (fault.spot().serialNumber() == null ? "-" : fault.spot().serialNumber()))
          .toList();
    }
  }
}
