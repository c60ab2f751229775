package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.core.name.NodeName;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerPositionsTest {
  private static final NodeName SOURCE = new NodeName("in");
  private static final InputPartition FIRST = new InputPartition("orders", new TopicId(1, 2), 0);
  private static final InputPartition SECOND = new InputPartition("orders", new TopicId(1, 2), 1);

  private final LedgerPositions positions = new LedgerPositions();

  @Test
  void knowTheFurthestOfALifeWhicheverWriterSaysItFirst() {
    positions.accept(marker("in", 7, new InputLine(FIRST, 0, 0, 30, Tally.ZERO)));
    positions.accept(
        marker(
            "in",
            7,
            new InputLine(FIRST, 0, 0, 20, Tally.ZERO),
            new InputLine(SECOND, 5, 5, 9, Tally.ZERO)));

    assertThat(positions.next(SOURCE, FIRST)).hasValue(30);
    assertThat(positions.next(SOURCE, SECOND)).hasValue(9);
  }

  @Test
  void knowTheLastLifeEvenIfItHasReadLess() {
    positions.accept(marker("in", 7, new InputLine(FIRST, 0, 0, 30, Tally.ZERO)));
    positions.accept(marker("in", 8, new InputLine(FIRST, 10, 10, 12, Tally.ZERO)));

    assertThat(positions.next(SOURCE, FIRST)).hasValue(12);
  }

  @Test
  void areOfOneSourceAndOneTopic() {
    positions.accept(marker("other", 7, new InputLine(FIRST, 0, 0, 30, Tally.ZERO)));
    positions.accept(marker("in", 7, new InputLine(SECOND, 0, 0, 30, Tally.ZERO)));

    assertThat(positions.next(SOURCE, FIRST)).isEmpty();
    assertThat(positions.next(SOURCE, new InputPartition("orders", new TopicId(3, 4), 1)))
        .as("a topic that was made again")
        .isEmpty();
  }

  private static Marker marker(String source, long life, InputLine... lines) {
    Account account =
        new Account.Source(
            new AccountId(source, Role.SOURCE, 0, life),
            List.of(lines),
            Tally.ZERO,
            Collections.emptySortedMap());
    return Marker.first(1, new AccountId("out", Role.SINK, 0, 3), 0, 1, List.of(account));
  }
}
