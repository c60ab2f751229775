package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.runtime.kafka.ModelHistory.Decider;
import dev.sluice.runtime.kafka.ModelHistory.Naming;
import dev.sluice.runtime.kafka.ModelHistory.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories of coordinator and committer. {@code -Dsluice.model.histories=N} for more than
 * the default, {@code -Dsluice.model.seed=S} for another start; a failure names its own seed.
 */
class CoordinatorModelTest {
  private static final int HISTORIES = Integer.getInteger("sluice.model.histories", 400);
  private static final long FIRST_SEED = Long.getLong("sluice.model.seed", 1);

  static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (Naming naming : Naming.values()) {
      for (int version : List.of(1, 2)) {
        for (boolean goesOn : List.of(false, true)) {
          settings.add(new Setting(version, naming, true, false, false, goesOn));
          settings.add(new Setting(version, naming, true, false, true, goesOn));
          settings.add(new Setting(version, naming, false, false, false, goesOn));
        }
      }
      settings.add(new Setting(1, naming, true, true, false, true));
    }
    return settings;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void decidesEveryRefusedCommitAsItReallyIs(Setting setting) {
    ModelCounts counts = new ModelCounts();
    long begin = System.nanoTime();
    run(setting, CommitDecision::of, counts);
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    System.out.printf(
        "%s: %d histories, %d/s, %s%n",
        setting, HISTORIES, HISTORIES * 1_000L / Math.max(1, taken.toMillis()), counts);

    assertThat(counts.refused).isPositive();
    assertThat(counts.ofRestored).isPositive();
    if (setting.ledger()) {
      assertThat(counts.decisions.keySet())
          .contains(CommitDecision.COMMITTED, CommitDecision.LOST, CommitDecision.RETRY);
    }
  }

  /** Each breaks one rule; a model that does not notice is no test. */
  static Stream<Decider> broken() {
    return Stream.of(
        abortAtTheNextEpochIsALossWithVersion1(),
        anUnknownIdIsALoss(),
        anUndecidedMarkerIsAnAbsentOne(),
        aVisibleMarkerSaysNothing(),
        theProducerIdIsNotCompared());
  }

  @ParameterizedTest
  @MethodSource
  void broken(Decider decider) {
    assertThatThrownBy(
            () -> {
              for (Setting setting : settings()) {
                run(setting, decider, new ModelCounts());
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed");
  }

  /**
   * A limit: without a ledger nothing tells a transaction of version 1 from one of version 2 once
   * the cluster has been upgraded.
   */
  @Test
  void anUpgradeNeedsTheLedger() {
    assertThatThrownBy(
            () ->
                run(
                    new Setting(1, Naming.POOLING, false, true, false, false),
                    CommitDecision::of,
                    new ModelCounts()))
        .hasMessageContaining("is COMMITTED, decided ABORTED")
        .hasMessageContaining("transactionVersion=2");
  }

  private static void run(Setting setting, Decider decider, ModelCounts counts) {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
      try {
        new ModelHistory(seed, setting, decider, counts).run();
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", " + setting + ": " + e.getMessage(), e);
      }
    }
  }

  private static Decider abortAtTheNextEpochIsALossWithVersion1() {
    return (producerId, epoch, seen, marker) ->
        marker == MarkerEvidence.UNAVAILABLE
                && seen.filter(
                        e ->
                            e.producerId() == producerId
                                && e.producerEpoch() == epoch + 1
                                && e.state() == TransactionState.COMPLETE_ABORT)
                    .isPresent()
            ? CommitDecision.LOST
            : CommitDecision.of(producerId, epoch, seen, marker);
  }

  private static Decider anUnknownIdIsALoss() {
    return (producerId, epoch, seen, marker) ->
        seen.isEmpty() && marker == MarkerEvidence.UNAVAILABLE
            ? CommitDecision.LOST
            : CommitDecision.of(producerId, epoch, seen, marker);
  }

  private static Decider anUndecidedMarkerIsAnAbsentOne() {
    return (producerId, epoch, seen, marker) ->
        CommitDecision.of(
            producerId,
            epoch,
            seen,
            marker == MarkerEvidence.OPEN ? MarkerEvidence.ABSENT : marker);
  }

  private static Decider aVisibleMarkerSaysNothing() {
    return (producerId, epoch, seen, marker) ->
        CommitDecision.of(
            producerId,
            epoch,
            seen,
            marker == MarkerEvidence.VISIBLE ? MarkerEvidence.UNAVAILABLE : marker);
  }

  private static Decider theProducerIdIsNotCompared() {
    return (producerId, epoch, seen, marker) ->
        CommitDecision.of(
            seen.map(TransactionEvidence::producerId).orElse(producerId), epoch, seen, marker);
  }
}
