package dev.sluice.runtime.kafka;

import static dev.sluice.runtime.kafka.CommitDecision.COMMITTED;
import static dev.sluice.runtime.kafka.CommitDecision.LOST;
import static dev.sluice.runtime.kafka.CommitDecision.RETRY;
import static dev.sluice.runtime.kafka.CommitDecision.UNKNOWN;
import static org.apache.kafka.clients.admin.TransactionState.COMPLETE_ABORT;
import static org.apache.kafka.clients.admin.TransactionState.COMPLETE_COMMIT;
import static org.apache.kafka.clients.admin.TransactionState.EMPTY;
import static org.apache.kafka.clients.admin.TransactionState.ONGOING;
import static org.apache.kafka.clients.admin.TransactionState.PREPARE_ABORT;
import static org.apache.kafka.clients.admin.TransactionState.PREPARE_COMMIT;
import static org.apache.kafka.clients.admin.TransactionState.PREPARE_EPOCH_FENCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommitDecisionTest {
  private static final long PID = 4711;
  private static final int EPOCH = 7;
  private static final List<MarkerEvidence> MARKERS = List.of(MarkerEvidence.values());

  /** What the coordinator says alone, and with each marker: VISIBLE, OPEN, ABSENT, UNAVAILABLE. */
  private static final Map<CommitDecision, List<CommitDecision>> WITH_MARKER =
      Map.of(
          COMMITTED, List.of(COMMITTED, COMMITTED, COMMITTED, COMMITTED),
          RETRY, List.of(COMMITTED, RETRY, RETRY, RETRY),
          LOST, List.of(COMMITTED, RETRY, LOST, LOST),
          UNKNOWN, List.of(COMMITTED, RETRY, LOST, UNKNOWN));

  /** Decisions without a marker, with transaction.version 1 and 2. */
  private record Row(
      int epoch, TransactionState state, CommitDecision version1, CommitDecision version2) {}

  static Stream<Row> rows() {
    return Stream.of(
        new Row(EPOCH, ONGOING, RETRY, RETRY),
        new Row(EPOCH, PREPARE_COMMIT, RETRY, RETRY),
        new Row(EPOCH, COMPLETE_COMMIT, COMMITTED, COMMITTED),
        new Row(EPOCH, PREPARE_ABORT, LOST, LOST),
        new Row(EPOCH, COMPLETE_ABORT, LOST, LOST),
        new Row(EPOCH, PREPARE_EPOCH_FENCE, RETRY, RETRY),
        new Row(EPOCH, EMPTY, UNKNOWN, UNKNOWN),
        new Row(EPOCH, TransactionState.UNKNOWN, UNKNOWN, UNKNOWN),
        new Row(EPOCH + 1, ONGOING, UNKNOWN, UNKNOWN),
        new Row(EPOCH + 1, PREPARE_COMMIT, UNKNOWN, COMMITTED),
        new Row(EPOCH + 1, COMPLETE_COMMIT, UNKNOWN, COMMITTED),
        new Row(EPOCH + 1, PREPARE_ABORT, UNKNOWN, LOST),
        new Row(EPOCH + 1, COMPLETE_ABORT, UNKNOWN, LOST),
        new Row(EPOCH + 1, PREPARE_EPOCH_FENCE, UNKNOWN, UNKNOWN),
        new Row(EPOCH + 1, EMPTY, UNKNOWN, UNKNOWN),
        new Row(EPOCH + 1, TransactionState.UNKNOWN, UNKNOWN, UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void decides(Row row) {
    expect(new TransactionEvidence(row.state(), PID, row.epoch(), 0), row.version1());
    expect(new TransactionEvidence(row.state(), PID, row.epoch(), 1), row.version1());
    expect(new TransactionEvidence(row.state(), PID, row.epoch(), 2), row.version2());
  }

  @ParameterizedTest
  @EnumSource
  void leavesItToTheMarkerWhenTheIdWasUsedAgain(TransactionState state) {
    for (int version = 0; version <= 2; version++) {
      for (int epoch : List.of(0, EPOCH - 1, EPOCH + 2, Short.MAX_VALUE - 1)) {
        expect(new TransactionEvidence(state, PID, epoch, version), UNKNOWN);
      }
      for (int epoch : List.of(0, EPOCH, EPOCH + 1)) {
        expect(new TransactionEvidence(state, PID + 1, epoch, version), UNKNOWN);
      }
    }
  }

  /** Version 2 ends the last epoch of a producer id at the first one of the next. */
  @Test
  void leavesItToTheMarkerWhenTheProducerIdRolledOver() {
    int last = Short.MAX_VALUE - 1;
    for (TransactionState state : List.of(COMPLETE_COMMIT, COMPLETE_ABORT)) {
      Optional<TransactionEvidence> seen =
          Optional.of(new TransactionEvidence(state, PID + 1, 0, 2));
      for (MarkerEvidence marker : MARKERS) {
        assertThat(CommitDecision.of(PID, last, seen, marker))
            .isEqualTo(WITH_MARKER.get(UNKNOWN).get(MARKERS.indexOf(marker)));
      }
    }
  }

  @Test
  void leavesItToTheMarkerWhenTheIdIsUnknown() {
    for (MarkerEvidence marker : MARKERS) {
      assertThat(CommitDecision.of(PID, EPOCH, Optional.empty(), marker))
          .isEqualTo(WITH_MARKER.get(UNKNOWN).get(MARKERS.indexOf(marker)));
    }
  }

  @Test
  void theTableHasEveryStateAtBothEpochs() {
    for (int epoch : List.of(EPOCH, EPOCH + 1)) {
      assertThat(rows().filter(row -> row.epoch() == epoch).map(Row::state))
          .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(TransactionState.class));
    }
  }

  private static void expect(TransactionEvidence seen, CommitDecision withoutMarker) {
    for (MarkerEvidence marker : MARKERS) {
      assertThat(CommitDecision.of(PID, EPOCH, Optional.of(seen), marker))
          .as("%s, marker %s", seen, marker)
          .isEqualTo(WITH_MARKER.get(withoutMarker).get(MARKERS.indexOf(marker)));
    }
  }
}
