package dev.sluice.core.ledger.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.LedgerRecord;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.Repair;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.core.ledger.finding.AuditCode;
import dev.sluice.core.ledger.finding.BookFinding.LostTransaction;
import dev.sluice.core.ledger.finding.BookFinding.NoCharter;
import dev.sluice.core.ledger.finding.BookFinding.UnbalancedAccount;
import dev.sluice.core.ledger.finding.BookFinding.UnbalancedEdge;
import dev.sluice.core.ledger.finding.BookFinding.Unreadable;
import dev.sluice.core.ledger.finding.InputFinding.AcceptedGap;
import dev.sluice.core.ledger.finding.InputFinding.Repeated;
import dev.sluice.core.ledger.finding.InputFinding.Skipped;
import dev.sluice.core.ledger.finding.InputRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code in -> out}, one partition, one subtask, everything by hand. */
class BooksTest {
  private static final InputPartition IN = new InputPartition("input", new TopicId(1, 2), 0);
  private static final Charter CHARTER = CopyPipeline.CHARTER;

  private final List<EpochRow> rows = new ArrayList<>();
  private final Books books = new Books(Scope.ALL, rows::add);
  private long offset;
  private Operator source = source(1, 0, 0);
  private Operator sink = sink(1);

  private static Operator source(long life, long wanted, long start) {
    Operator source = new Operator(new AccountId("in", Role.SOURCE, 0, life), "");
    source.takesOver(IN, wanted, start);
    return source;
  }

  private static Operator sink(long life) {
    return new Operator(new AccountId("out", Role.SINK, 0, life), "output");
  }

  private void give(LedgerRecord record) {
    books.accept(new LedgerEntry(offset, 1_000 * offset, record));
    offset++;
  }

  /** Reads and writes the offsets from one to another. */
  private Marker epoch(long epoch, long from, long to) {
    for (long at = from; at < to; at++) {
      Tally record = new Tally(1, IN.digest(at));
      source.read(IN, at, record);
      source.out(Account.MAIN, record);
      sink.write(0, record);
    }
    return marker(epoch);
  }

  private Marker marker(long epoch) {
    return sink.marker(
        CHARTER.generation(), epoch - 1, epoch, List.of(sink.account(), source.account()));
  }

  private void restart(long life, long wanted, long start) {
    source = source(life, wanted, start);
    sink = sink(life);
  }

  private static InputRange range(long from, long to) {
    return new InputRange("input", 0, from, to);
  }

  @Test
  void balancesWhatWasReadAndWritten() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    give(epoch(2, 5, 9));
    books.close();
    assertThat(books.findings()).isEmpty();
    assertThat(books.totals().side(Side.in("in", Role.SOURCE)).count()).isEqualTo(9);
    assertThat(books.totals().outputs().get(new Output("out", "output", 0)).written().count())
        .isEqualTo(9);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).inputs()).isEqualTo(Map.of(new Input("in", IN), new Input.Span(5, 9)));
  }

  @Test
  void namesWhatARestartSkippedOrRepeated() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    restart(2, 7, 7);
    give(epoch(2, 7, 9));
    restart(3, 8, 8);
    give(epoch(3, 8, 10));
    assertThat(books.findings())
        .containsExactly(new Skipped("in", range(5, 7), 2), new Repeated("in", range(8, 9), 3));
  }

  @Test
  void namesAGapThatWasAccepted() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    restart(2, 5, 8);
    give(epoch(2, 8, 9));
    assertThat(books.findings()).containsExactly(new AcceptedGap("in", range(5, 8), 2));
  }

  @Test
  void aLossIsWhatItsMarkerSaysMoreThanTheOneBefore() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    Marker lost = epoch(2, 5, 9);
    restart(2, 9, 9);
    give(epoch(3, 9, 10));
    give(new Loss(lost, "copy.out.tx", false));
    assertThat(books.findings())
        .containsExactly(
            new LostTransaction(
                AuditCode.LOSS, "out", 0, 2, "copy.out.tx", 4, List.of(range(5, 9))));
    give(new Loss(lost, "copy.out.tx", true));
    assertThat(books.findings())
        .containsExactly(
            new LostTransaction(
                AuditCode.ACCEPTED_LOSS, "out", 0, 2, "copy.out.tx", 4, List.of(range(5, 9))));
    books.withdrawn(new Loss(lost, "copy.out.tx", true).key());
    assertThat(books.findings()).isEmpty();
  }

  @Test
  void aWriterBehindAShuffleHasLostWhatAllSourcesRead() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    Marker lost = withoutSource(epoch(2, 5, 9));
    give(withoutSink(marker(2)));
    give(new Loss(lost, "tx", false));
    assertThat(books.losses().iterator().next().inputs())
        .isEqualTo(Map.of(new Input("in", IN), new Input.Span(5, 9)));
  }

  @Test
  void whatAllSourcesReadMayBeKnownAfterTheLoss() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    give(new Loss(withoutSource(epoch(2, 5, 9)), "tx", false));
    give(withoutSink(marker(2)));
    give(epoch(3, 9, 12));
    assertThat(books.losses().iterator().next().inputs())
        .isEqualTo(Map.of(new Input("in", IN), new Input.Span(5, 9)));
  }

  @Test
  void anotherRunMayHaveEpochsOfTheSameNumbers() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    give(new Loss(withoutSource(epoch(2, 5, 9)), "tx", true));
    give(withoutSink(marker(2)));
    restart(2, 9, 9);
    give(epoch(1, 9, 20));
    give(epoch(2, 20, 30));
    give(new Loss(withoutSource(epoch(3, 30, 33)), "other", true));
    give(withoutSink(marker(3)));
    assertThat(books.losses())
        .extracting(LostEpoch::inputs)
        .containsExactly(
            Map.of(new Input("in", IN), new Input.Span(5, 9)),
            Map.of(new Input("in", IN), new Input.Span(30, 33)));
  }

  private static Marker withoutSource(Marker marker) {
    return with(marker, marker.accounts().subList(0, 1));
  }

  private static Marker withoutSink(Marker marker) {
    return with(marker, marker.accounts().subList(1, 2));
  }

  private static Marker with(Marker marker, List<Account> accounts) {
    return new Marker(
        marker.generation(),
        marker.sink(),
        marker.begun(),
        marker.previous(),
        marker.since(),
        marker.epoch(),
        accounts);
  }

  @Test
  void aRepairMakesALossGood() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    Marker lost = epoch(2, 5, 9);
    restart(2, 9, 9);
    give(epoch(3, 9, 10));
    give(new Loss(lost, "copy.out.tx", false));
    give(new Repair(lost, "copy.out.tx"));
    assertThat(books.findings())
        .containsExactly(
            new LostTransaction(
                AuditCode.REPAIRED_LOSS, "out", 0, 2, "copy.out.tx", 4, List.of(range(5, 9))));
    assertThat(books.losses().iterator().next().missing()).isEmpty();
  }

  @Test
  void aRepairStandsForALossThatWasCompactedAway() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    Marker lost = epoch(2, 5, 9);
    give(new Repair(lost, "copy.out.tx"));
    restart(2, 9, 9);
    give(epoch(3, 9, 10));
    assertThat(books.findings())
        .containsExactly(
            new LostTransaction(
                AuditCode.REPAIRED_LOSS, "out", 0, 2, "copy.out.tx", 4, List.of(range(5, 9))));
  }

  @Test
  void aLossIsFoundBehindLaterEpochsOfItsLife() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    Marker lost = epoch(2, 5, 9);
    give(epoch(3, 9, 12));
    give(new Loss(lost, "tx", true));
    assertThat(books.losses().iterator().next().outputs().values())
        .extracting(claim -> claim.written().count())
        .containsExactly(4L);
    assertThat(books.findings()).hasSize(1);
  }

  @Test
  void aLossWhoseMarkerBeforeIsGoneIsKnownAtMost() {
    give(CHARTER);
    Marker compacted = epoch(1, 0, 5);
    Marker lost = epoch(2, 5, 9);
    give(new Loss(lost, "tx", true));
    give(epoch(3, 9, 12));
    assertThat(compacted.previous()).isZero();
    assertThat(books.losses()).extracting(LostEpoch::exact).containsExactly(false);
  }

  @Test
  void anEpochSpeaksForThoseThatWereCompactedAway() {
    give(CHARTER);
    List<Marker> compacted = List.of(epoch(1, 0, 5), epoch(2, 5, 9));
    give(epoch(3, 9, 12));
    give(epoch(4, 12, 13));
    books.close();
    assertThat(compacted).hasSize(2);
    assertThat(rows).extracting(EpochRow::since).containsExactly(0L, 3L);
  }

  @Test
  void whatALaterRunHasReadAgainIsNotMissing() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    Marker aborted = epoch(2, 5, 9);
    restart(2, 5, 5);
    give(epoch(2, 5, 12));
    give(new Loss(aborted, "tx", false));
    assertThat(books.findings())
        .containsExactly(
            new LostTransaction(
                AuditCode.LOSS_READ_AGAIN, "out", 0, 2, "tx", 4, List.of(range(5, 9))));
    assertThat(books.losses().iterator().next().missing()).isEmpty();
  }

  @Test
  void anotherSinkOfTheSameRunHasNotReadItAgain() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    Marker lost = epoch(2, 5, 9);
    give(withoutSink(lost));
    give(new Loss(lost, "tx", false));
    assertThat(books.findings())
        .containsExactly(
            new LostTransaction(AuditCode.LOSS, "out", 0, 2, "tx", 4, List.of(range(5, 9))));
  }

  @Test
  void namesAnAccountThatDoesNotAddUp() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    source.read(IN, 5, new Tally(1, IN.digest(5)));
    give(marker(2));
    give(epoch(3, 6, 7));
    assertThat(books.findings())
        .containsExactly(new UnbalancedAccount("in", "source", 0, "0000000000000001", 6, 5, 0, 2));
  }

  @Test
  void namesTheEdgeAndTheEpochInWhichItLost() {
    give(CHARTER);
    give(epoch(1, 0, 5));
    Tally record = new Tally(1, IN.digest(5));
    source.read(IN, 5, record);
    source.out(Account.MAIN, record);
    give(marker(2));
    give(epoch(3, 6, 7));
    assertThat(books.findings())
        .containsExactly(
            new UnbalancedEdge(
                List.of("in"), "out", "%016x".formatted(CHARTER.generation()), 7, 6, List.of(2L)));
    assertThat(books.findings().get(0).text())
        .isEqualTo("in -> out: 7 given, 6 taken: 1 record lost before 'out', epoch 2");
  }

  @Test
  void anEpochMayPayWhatTheOneBeforeOwed() {
    give(CHARTER);
    Tally record = new Tally(1, IN.digest(0));
    source.read(IN, 0, record);
    source.out(Account.MAIN, record);
    give(marker(1));
    sink.write(0, record);
    give(marker(2));
    assertThat(books.findings()).isEmpty();
  }

  @Test
  void edgesWithoutACharterAreNotChecked() {
    give(epoch(1, 0, 5));
    assertThat(books.findings())
        .containsExactly(new NoCharter("%016x".formatted(CHARTER.generation()), 1));
    give(CHARTER);
    assertThat(books.findings()).isEmpty();
  }

  @Test
  void aScopeLeavesOutWhatArisesElsewhere() {
    Books late = new Books(new Scope(3, 9, 0, Long.MAX_VALUE), row -> {});
    List<LedgerRecord> records = new ArrayList<>(List.of(CHARTER, epoch(1, 0, 5)));
    restart(2, 7, 7);
    records.add(epoch(2, 7, 9));
    records.add(epoch(3, 9, 10));
    records.forEach(record -> late.accept(new LedgerEntry(0, 0, record)));
    assertThat(late.findings()).isEmpty();
    assertThat(late.totals().side(Side.in("in", Role.SOURCE)).count()).isEqualTo(1);
  }

  @Test
  void saysWhatItCannotRead() {
    books.unreadable(7, "version 2");
    assertThat(books.findings()).containsExactly(new Unreadable(7, "version 2"));
  }
}
