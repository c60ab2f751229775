package dev.sluice.core.ledger.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.Tally;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Markers of the writers of {@code out}, in the order of the ledger. */
class EpochGateTest {
  private static final Charter CHARTER = CopyPipeline.CHARTER;

  private final List<EpochRow> rows = new ArrayList<>();
  private final Books books = new Books(Scope.ALL, rows::add);
  private final EpochGate gate = new EpochGate(books::accept);

  @Test
  void holdsTheNewestEpochBack() {
    gate.accept(new LedgerEntry(0, 0, CHARTER));
    gate.accept(new LedgerEntry(1, 0, written(0, 7, 1)));
    assertThat(books.totals().epochs()).isZero();
    assertThat(gate.held()).hasValue(1);
    gate.accept(new LedgerEntry(2, 0, written(0, 7, 2)));
    assertThat(gate.held()).hasValue(1);
    gate.accept(new LedgerEntry(3, 0, written(0, 7, 3)));
    assertThat(books.totals().epochs()).isEqualTo(1);
    gate.release();
    assertThat(books.totals().epochs()).isEqualTo(3);
    assertThat(gate.held()).isEmpty();
  }

  @Test
  void holdsEpochsTogetherThatAreTorn() {
    for (long epoch = 1; epoch <= 3; epoch++) {
      gate.accept(new LedgerEntry(epoch, 0, written(0, 7, epoch)));
    }
    Marker spanning =
        Marker.first(CHARTER.generation(), new AccountId("out", Role.SINK, 1, 7), 1, 3, List.of());
    gate.release(1);
    assertThat(gate.held()).as("a marker behind epoch 1 is not decided").hasValue(2);
    gate.accept(new LedgerEntry(4, 0, spanning));
    gate.accept(new LedgerEntry(5, 0, written(0, 7, 4)));
    assertThat(gate.held()).as("3 is not known to be complete before").hasValue(2);
    gate.accept(new LedgerEntry(6, 0, written(0, 7, 5)));
    assertThat(gate.held()).hasValue(4);
    assertThat(books.totals().epochs()).isEqualTo(3);
    gate.release(Long.MAX_VALUE);
    books.close();
    assertThat(gate.held()).isEmpty();
    assertThat(rows).hasSize(5);
    assertThat(rows.get(2).since()).isEqualTo(1);
  }

  @Test
  void aWriterThatComesLateToACheckpointThatWasGivenUpIsOfItsEpoch() {
    gate.accept(new LedgerEntry(0, 0, CHARTER));
    long[][] subtaskAndEpoch = {{0, 1}, {1, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}, {0, 4}};
    for (long[] each : subtaskAndEpoch) {
      gate.accept(new LedgerEntry(1, 0, written((int) each[0], 7, each[1])));
    }
    gate.release();
    books.close();
    assertThat(rows).extracting(row -> row.moment().epoch()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(rows).extracting(row -> row.outputs().size()).containsExactly(2, 2, 2, 1);
  }

  /**
   * One writer alone has ended the epoch of a checkpoint that was given up, and its transaction
   * came to the ledger behind that of a writer which went on to the next.
   */
  @Test
  void anEpochThatComesBehindTheNextOneIsPutInFrontOfIt() {
    gate.accept(new LedgerEntry(0, 0, CHARTER));
    gate.accept(new LedgerEntry(1, 0, written(0, 7, 1, 0)));
    gate.accept(new LedgerEntry(2, 0, written(1, 7, 1, 0)));
    gate.accept(new LedgerEntry(3, 0, written(1, 7, 3, 1)));
    gate.accept(new LedgerEntry(4, 0, written(0, 7, 2, 1)));
    assertThat(gate.held()).hasValue(1);
    gate.accept(new LedgerEntry(5, 0, written(0, 7, 4, 2)));
    assertThat(gate.held()).as("2 and 3 are one").hasValue(2);
    gate.release();
    books.close();
    assertThat(rows).extracting(row -> row.moment().epoch()).containsExactly(1L, 2L, 3L, 4L);
    assertThat(rows).extracting(EpochRow::since).containsExactly(0L, 1L, 1L, 2L);
  }

  @Test
  void aJobThatIsRestoredFromBeforeMakesTheSameEpochsOnceMore() {
    for (long epoch = 1; epoch <= 3; epoch++) {
      gate.accept(new LedgerEntry(1, 0, written(0, 7, epoch)));
    }
    gate.accept(new LedgerEntry(1, 0, written(0, 8, 2)));
    gate.accept(new LedgerEntry(1, 0, written(0, 8, 3)));
    gate.release();
    books.close();
    assertThat(rows).extracting(row -> row.moment().epoch()).containsExactly(1L, 2L, 3L, 2L, 3L);
  }

  @Test
  void aRunWithoutStateBeginsAtTheFirstNumberAgain() {
    gate.accept(new LedgerEntry(1, 0, written(0, 7, 1)));
    gate.accept(new LedgerEntry(1, 0, written(0, 7, 2)));
    gate.accept(new LedgerEntry(1, 0, written(1, 7, 2)));
    gate.accept(new LedgerEntry(1, 0, written(1, 8, 1)));
    gate.accept(new LedgerEntry(1, 0, written(0, 8, 1)));
    gate.release();
    books.close();
    assertThat(rows).extracting(row -> row.moment().epoch()).containsExactly(1L, 2L, 1L);
    assertThat(rows).extracting(row -> row.outputs().size()).containsExactly(1, 2, 2);
  }

  /** A writer's marker: a record more in the partition of its subtask with each epoch. */
  private static Marker written(int subtask, long life, long epoch) {
    Operator writer = writer(subtask, life, epoch);
    return Marker.first(
        CHARTER.generation(), writer.id, epoch - 1, epoch, List.of(writer.account()));
  }

  /** The same, of a run that began without state. */
  private static Marker written(int subtask, long life, long epoch, long since) {
    Operator writer = writer(subtask, life, epoch);
    return new Marker(
        CHARTER.generation(), writer.id, 0, since, since, epoch, List.of(writer.account()));
  }

  private static Operator writer(int subtask, long life, long epoch) {
    Operator writer = new Operator(new AccountId("out", Role.SINK, subtask, life), "output");
    for (long record = 0; record < epoch; record++) {
      writer.write(subtask, new Tally(1, record));
    }
    return writer;
  }
}
