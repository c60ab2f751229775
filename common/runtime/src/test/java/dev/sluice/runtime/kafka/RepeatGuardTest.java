package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.InputLine;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.core.name.NodeName;
import dev.sluice.core.name.PipelineName;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class RepeatGuardTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final InputPartition PARTITION =
      new InputPartition("orders", new TopicId(1, 2), 0);

  @Test
  void goesOnFromWhereTheLedgerEndsOrBehindIt() {
    assertThatCode(() -> settle(StartPolicy.STRICT, 30)).doesNotThrowAnyException();
    assertThatCode(() -> settle(StartPolicy.STRICT, 35)).doesNotThrowAnyException();
  }

  @Test
  void stopsInFrontOfItAndSaysHowMuchWouldBeReadAgain() {
    assertThatThrownBy(() -> settle(StartPolicy.STRICT, 10))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .hasMessageContaining("runtime/already-read: source 'p/in'")
        .hasMessageContaining("orders-0 from offset 10, read up to 30 before, 20 offsets again")
        .hasMessageContaining("--accept-repeat");
  }

  @Test
  void readsAgainWhenThatIsAcceptedForThisStart() {
    StartPolicy accepted = StartPolicy.STRICT.acceptingRepeats(NOW);
    StartPolicy expired = StartPolicy.STRICT.acceptingRepeats(NOW.minusSeconds(11 * 60));
    StartPolicy another = StartPolicy.STRICT.acceptingGaps(NOW);

    assertThatCode(() -> settle(accepted, 10)).doesNotThrowAnyException();
    assertThatThrownBy(() -> settle(expired, 10)).isInstanceOf(SuppressRestartsException.class);
    assertThatThrownBy(() -> settle(another, 10)).isInstanceOf(SuppressRestartsException.class);
  }

  @Test
  void letsNothingPassWhileTheLedgerCannotBeRead() {
    RepeatGuard guard =
        guard(
            StartPolicy.STRICT,
            () -> {
              throw new IOException("the network is down");
            });
    guard.begin(PARTITION, 10);

    assertThatThrownBy(guard::settle)
        .isInstanceOf(KafkaException.class)
        .rootCause()
        .hasMessage("the network is down");
    assertThatThrownBy(guard::settle).as("nor later").isInstanceOf(KafkaException.class);
  }

  @Test
  void stopsForGoodWhenItMayNotReadTheLedger() {
    RepeatGuard guard =
        guard(
            StartPolicy.STRICT,
            () -> {
              throw new TopicAuthorizationException("sluice.ledger.p");
            });
    guard.begin(PARTITION, 10);

    assertThatThrownBy(guard::settle)
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .hasMessageContaining("runtime/ledger-topic");
  }

  @Test
  void asksAgainForWhatBeginsLater() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    RepeatGuard guard =
        guard(
            StartPolicy.STRICT,
            () -> {
              open.await();
              return ledger();
            });
    guard.begin(PARTITION, 30);
    assertThat(guard.isAnswered()).isFalse();
    open.countDown();
    guard.settle();
    assertThat(guard.isAnswered()).as("and has nothing to say any more").isFalse();

    guard.begin(PARTITION, 29);
    assertThatThrownBy(guard::settle).isInstanceOf(SuppressRestartsException.class);
  }

  private static void settle(StartPolicy policy, long offset) {
    RepeatGuard guard = guard(policy, RepeatGuardTest::ledger);
    guard.begin(PARTITION, offset);
    guard.settle();
  }

  private static RepeatGuard guard(StartPolicy policy, Callable<LedgerPositions> ledger) {
    return new RepeatGuard(
        new PipelineName("p"),
        new NodeName("in"),
        policy,
        Clock.fixed(NOW, ZoneOffset.UTC),
        ledger);
  }

  /** Offset 29 was read last. */
  private static LedgerPositions ledger() {
    Account account =
        new Account.Source(
            new AccountId("in", Role.SOURCE, 0, 7),
            List.of(new InputLine(PARTITION, 0, 0, 30, Tally.ZERO)),
            Tally.ZERO,
            Collections.emptySortedMap());
    LedgerPositions positions = new LedgerPositions();
    positions.accept(
        Marker.first(1, new AccountId("out", Role.SINK, 0, 3), 0, 1, List.of(account)));
    return positions;
  }
}
