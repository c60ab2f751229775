package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.Charter;
import dev.sluice.core.ledger.LedgerFormat;
import dev.sluice.core.ledger.LedgerRecord;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.Repair;
import dev.sluice.core.ledger.UnreadableLedgerException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkerSearchTest {
  private static final Charter CHARTER = Charter.of("orders", List.of());
  private final MarkerSearch search = new MarkerSearch(List.of(marker(5), marker(6)));

  @Test
  void aCommittedMarkerIsVisible() throws UnreadableLedgerException {
    committed(marker(5));

    assertEvidence(5, MarkerEvidence.VISIBLE, true);
    assertThat(search.isOver()).isFalse();
    committed(marker(6));
    assertThat(search.isOver()).isTrue();
  }

  @Test
  void aLaterMarkerOfTheLifeProvesTheEarlierOnes() throws UnreadableLedgerException {
    committed(marker(9));

    assertEvidence(5, MarkerEvidence.VISIBLE, true);
    assertEvidence(6, MarkerEvidence.VISIBLE, true);
  }

  /** Found by CoordinatorModelTest. */
  @Test
  void aLaterMarkerProvesNothingWhereALossMayHaveBeenDeleted() throws UnreadableLedgerException {
    committed(marker(9));

    assertEvidence(5, MarkerEvidence.UNAVAILABLE, false);
  }

  @Test
  void aLaterMarkerDoesNotProveWhatWasWrittenDownAsALoss() throws UnreadableLedgerException {
    committed(new Loss(marker(5), "orders-5", true));
    committed(marker(9));

    assertEvidence(5, MarkerEvidence.ABSENT, true);
    assertEvidence(6, MarkerEvidence.VISIBLE, true);
  }

  /** Found by CoordinatorModelTest: an open transaction of another sink stood before the loss. */
  @Test
  void aLossAboveTheLastStableOffsetIsALoss() throws UnreadableLedgerException {
    committed(marker(9));
    undecided(new Loss(marker(5), "orders-5", true));

    assertEvidence(5, MarkerEvidence.ABSENT, true);
    assertEvidence(6, MarkerEvidence.VISIBLE, true);
  }

  @Test
  void waitsForTheCharterWhenThatIsUndecided() throws UnreadableLedgerException {
    undecided(CHARTER);

    assertEvidence(5, MarkerEvidence.OPEN, true);
    assertEvidence(5, MarkerEvidence.UNAVAILABLE, false);
  }

  /** A repair is written together with the records, in the place of the loss. */
  @Test
  void aRepairedLossIsVisible() throws UnreadableLedgerException {
    committed(new Loss(marker(5), "orders-5", false));
    committed(new Repair(marker(5), "orders-5"));

    assertEvidence(5, MarkerEvidence.VISIBLE, true);
  }

  @Test
  void anEarlierMarkerOfTheLifeShowsThatTheLaterOneWasNotCommitted()
      throws UnreadableLedgerException {
    committed(marker(4));

    assertEvidence(5, MarkerEvidence.ABSENT, false);
  }

  @Test
  void aMarkerAboveTheLastStableOffsetIsOpen() throws UnreadableLedgerException {
    committed(marker(4));
    undecided(marker(5));

    assertEvidence(5, MarkerEvidence.OPEN, true);
    assertEvidence(6, MarkerEvidence.ABSENT, true);
  }

  /** Its transaction may yet be aborted. */
  @Test
  void aLaterMarkerAboveTheLastStableOffsetProvesNothing() throws UnreadableLedgerException {
    undecided(marker(9));

    assertEvidence(5, MarkerEvidence.UNAVAILABLE, false);
  }

  @Test
  void nothingOfTheLifeIsConclusiveOnlyInAWholeLedgerThatKnowsThePipeline()
      throws UnreadableLedgerException {
    assertEvidence(5, MarkerEvidence.UNAVAILABLE, true);
    committed(CHARTER);
    assertEvidence(5, MarkerEvidence.ABSENT, true);
    assertEvidence(5, MarkerEvidence.UNAVAILABLE, false);
  }

  @Test
  void otherLivesSubtasksAndSinksSayNothing() throws UnreadableLedgerException {
    committed(marker("out", 0, 78, 5));
    committed(marker("out", 1, 77, 5));
    committed(marker("other", 0, 77, 9));

    assertEvidence(5, MarkerEvidence.UNAVAILABLE, true);
  }

  private void committed(LedgerRecord record) throws UnreadableLedgerException {
    search.committed(record.key(), LedgerFormat.write(record));
  }

  private void undecided(LedgerRecord record) throws UnreadableLedgerException {
    search.undecided(record.key(), LedgerFormat.write(record));
  }

  private void assertEvidence(long epoch, MarkerEvidence expected, boolean fromTheFirstRecord) {
    assertThat(search.evidence(fromTheFirstRecord)).containsEntry(marker(epoch), expected);
  }

  private static Marker marker(long epoch) {
    return marker("out", 0, 77, epoch);
  }

  private static Marker marker(String sink, int subtask, long life, long epoch) {
    return Marker.first(
        CHARTER.generation(),
        new AccountId(sink, AccountId.Role.SINK, subtask, life),
        epoch - 1,
        epoch,
        List.of());
  }
}
