package imprint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import imprint.ledger.chain.Hash;
import imprint.ledger.chain.Link;
import imprint.ledger.chain.Start;
import imprint.ledger.custody.Prompt;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whoever mixes up all events of a chain does not keep anybody from being told of it. */
class ChainCheckTest {
  private static final int MANY = 150_000;
  private static final Start START = new Start("c", "", 1, "k", "p", "2026-01-01", "{}");

  @Test
  void aChainThatIsMixedUpIsCheckedInTime() {
    List<EventRow> rows = new ArrayList<>(chain());
    Collections.shuffle(rows, new Random(7));
    ChainCheck check = check();
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> rows.forEach(check::row), "as long as it takes");
    assertThat(check.gaps()).isEmpty();
  }

  @Test
  void whatIsMissingIsLeftOfTheGaps() {
    List<EventRow> rows = chain().subList(0, 10);
    ChainCheck check = check();
    for (int link : new int[] {1, 10, 3, 8, 4}) {
      check.row(rows.get(link - 1));
    }
    assertThat(check.gaps())
        .extracting(gap -> gap.from() + "-" + gap.to())
        .containsExactly("2-2", "5-7", "9-9");
  }

  private static ChainCheck check() {
    Vault shut = new Vault(Path.of("absent"), new SecureRandom(), Prompt.NOBODY);
    return new ChainCheck("c", START, null, shut, new Faults());
  }

  private static List<EventRow> chain() {
    List<EventRow> rows = new ArrayList<>();
    Hash previous = START.hash();
    for (int n = 1; n <= MANY; n++) {
      Link link =
          new Link("c", n, previous, Hash.NONE, n, "t", "x", "y", "s", "", "1@1", "{}", null);
      previous = link.hash();
      rows.add(new EventRow(n, 1, "SN", true, link, previous, null, Hash.NONE));
    }
    return rows;
  }
}
