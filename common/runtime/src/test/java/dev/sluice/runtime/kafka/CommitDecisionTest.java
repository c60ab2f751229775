package dev.sluice.runtime.kafka;

import static dev.sluice.runtime.kafka.CommitDecision.COMMITTED;
import static dev.sluice.runtime.kafka.CommitDecision.LOST;
import static dev.sluice.runtime.kafka.CommitDecision.RETRY;
import static dev.sluice.runtime.kafka.CommitDecision.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommitDecisionTest {
  private static final long PID = 4711;
  private static final int EPOCH = 7;

  static Stream<Arguments> decides() {
    return Stream.of(
        // state, epoch seen, decision with transaction.version 1, with 2
        Arguments.of(TransactionState.ONGOING, EPOCH, RETRY, RETRY),
        Arguments.of(TransactionState.PREPARE_COMMIT, EPOCH, RETRY, RETRY),
        Arguments.of(TransactionState.COMPLETE_COMMIT, EPOCH, COMMITTED, COMMITTED),
        Arguments.of(TransactionState.PREPARE_ABORT, EPOCH, LOST, LOST),
        Arguments.of(TransactionState.COMPLETE_ABORT, EPOCH, LOST, LOST),
        Arguments.of(TransactionState.PREPARE_EPOCH_FENCE, EPOCH, LOST, LOST),
        Arguments.of(TransactionState.EMPTY, EPOCH, UNKNOWN, UNKNOWN),
        Arguments.of(TransactionState.UNKNOWN, EPOCH, UNKNOWN, UNKNOWN),
        Arguments.of(TransactionState.PREPARE_COMMIT, EPOCH + 1, UNKNOWN, COMMITTED),
        Arguments.of(TransactionState.COMPLETE_COMMIT, EPOCH + 1, UNKNOWN, COMMITTED),
        Arguments.of(TransactionState.PREPARE_ABORT, EPOCH + 1, LOST, LOST),
        Arguments.of(TransactionState.COMPLETE_ABORT, EPOCH + 1, LOST, LOST),
        Arguments.of(TransactionState.PREPARE_EPOCH_FENCE, EPOCH + 1, LOST, LOST),
        Arguments.of(TransactionState.ONGOING, EPOCH + 1, UNKNOWN, UNKNOWN),
        Arguments.of(TransactionState.EMPTY, EPOCH + 1, UNKNOWN, UNKNOWN),
        Arguments.of(TransactionState.UNKNOWN, EPOCH + 1, UNKNOWN, UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource
  void decides(
      TransactionState state, int epoch, CommitDecision version1, CommitDecision version2) {
    assertThat(decision(new TransactionEvidence(state, PID, epoch, 1))).isEqualTo(version1);
    assertThat(decision(new TransactionEvidence(state, PID, epoch, 2))).isEqualTo(version2);
  }

  @ParameterizedTest
  @EnumSource
  void neverGuessesWhenTheIdWasUsedAgain(TransactionState state) {
    assertThat(decision(new TransactionEvidence(state, PID, EPOCH + 2, 2))).isEqualTo(UNKNOWN);
    assertThat(decision(new TransactionEvidence(state, PID, EPOCH - 1, 2))).isEqualTo(UNKNOWN);
    assertThat(decision(new TransactionEvidence(state, PID + 1, EPOCH, 2))).isEqualTo(UNKNOWN);
    assertThat(decision(new TransactionEvidence(state, PID + 1, EPOCH + 1, 2))).isEqualTo(UNKNOWN);
  }

  @Test
  void neverGuessesWhenTheIdIsUnknown() {
    assertThat(CommitDecision.of(PID, EPOCH, Optional.empty())).isEqualTo(UNKNOWN);
  }

  private static CommitDecision decision(TransactionEvidence evidence) {
    return CommitDecision.of(PID, EPOCH, Optional.of(evidence));
  }
}
