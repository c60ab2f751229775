package dev.sluice.ops.audit.recount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.core.ledger.AccountId;
import dev.sluice.core.ledger.AccountId.Role;
import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.Loss;
import dev.sluice.core.ledger.Marker;
import dev.sluice.core.ledger.Tally;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.core.ledger.law.Claim;
import dev.sluice.core.ledger.law.EpochRow;
import dev.sluice.core.ledger.law.Input;
import dev.sluice.core.ledger.law.LostEpoch;
import dev.sluice.core.ledger.law.Moment;
import dev.sluice.core.ledger.law.Output;
import dev.sluice.core.ledger.law.Scope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpochTableTest {
  private static final InputPartition IN = new InputPartition("in", new TopicId(1, 2), 0);
  private static final Output OUT = new Output("out", "output", 0);

  /** An epoch that reads and writes ten records. */
  private static EpochRow row(long epoch) {
    return row(epoch, epoch - 1);
  }

  private static EpochRow row(long epoch, long since) {
    return new EpochRow(
        new Moment(epoch - 1, epoch, epoch, epoch * 1000),
        since,
        Map.of(new Input("in", IN), new Input.Span(epoch * 10, epoch * 10 + 10)),
        Map.of(OUT, new Claim(new Tally(10, epoch), 0)));
  }

  private static long claimed(EpochTable table) {
    long sum = 0;
    for (int span = 0; span < table.spans(); span++) {
      sum += table.claimed("output", 0).count(span);
    }
    return sum;
  }

  @Test
  void aLongLedgerIsKeptInFewSpansAndNothingIsForgotten() {
    EpochTable table = new EpochTable(Scope.ALL, 16);
    for (long epoch = 1; epoch <= 1000; epoch++) {
      table.accept(row(epoch));
    }
    assertThat(table.spans()).isBetween(8, 16);
    assertThat(claimed(table)).isEqualTo(10_000);
    Boundaries boundaries = table.inputs().iterator().next();
    for (long offset = 10; offset < 10_010; offset++) {
      int span = boundaries.find(offset, 0);
      assertThat(offset / 10).isBetween(table.firstEpoch(span), table.lastEpoch(span));
    }
    assertThat(boundaries.find(9, 3)).isEqualTo(-1);
    assertThat(boundaries.find(10_010, 3)).isEqualTo(table.spans());
  }

  @Test
  void epochsOutsideOfTheScopeAreNotJoinedToOthers() {
    EpochTable table = new EpochTable(new Scope(500, 509, 0, Long.MAX_VALUE), 16);
    for (long epoch = 1; epoch <= 1000; epoch++) {
      table.accept(row(epoch));
    }
    Boundaries boundaries = table.inputs().iterator().next();
    assertThat(table.inScope(boundaries.find(4_999, 0))).isFalse();
    assertThat(table.inScope(boundaries.find(5_000, 0))).isTrue();
    assertThat(table.inScope(boundaries.find(5_099, 0))).isTrue();
    assertThat(table.inScope(boundaries.find(5_100, 0))).isFalse();
  }

  @Test
  void epochsThatAreTornAreOne() {
    EpochTable table = new EpochTable(Scope.ALL);
    for (long epoch = 1; epoch <= 6; epoch++) {
      table.accept(row(epoch));
    }
    table.accept(row(7, 4));
    table.accept(row(8));
    assertThat(table.spans()).isEqualTo(6);
    assertThat(table.firstEpoch(4)).isEqualTo(5);
    assertThat(table.lastEpoch(4)).isEqualTo(7);
    assertThat(table.claimed("output", 0).count(4)).isEqualTo(30);
    Boundaries boundaries = table.inputs().iterator().next();
    assertThat(boundaries.find(49, 0)).isEqualTo(3);
    assertThat(boundaries.find(50, 0)).isEqualTo(4);
    assertThat(boundaries.find(79, 0)).isEqualTo(4);
    assertThat(boundaries.find(80, 0)).isEqualTo(5);
  }

  @Test
  void aLifeThatBeginsAgainWithOlderNumbersTearsNothing() {
    EpochTable table = new EpochTable(Scope.ALL);
    for (long epoch = 1; epoch <= 9; epoch++) {
      table.accept(row(epoch));
    }
    // restored from a savepoint of epoch 3
    table.accept(row(4, 3));
    table.accept(row(6, 3));
    assertThat(table.spans()).isEqualTo(10);
    assertThat(table.firstEpoch(9)).isEqualTo(4);
    assertThat(table.lastEpoch(9)).isEqualTo(6);
  }

  @Test
  void whatWasLostIsNotClaimed() {
    EpochTable table = new EpochTable(Scope.ALL);
    for (long epoch = 1; epoch <= 9; epoch += 2) {
      table.accept(row(epoch));
    }
    table.lose(lost(3));
    table.lose(lost(4));
    assertThat(table.claimed("output", 0).count(1)).as("epoch 3").isEqualTo(6);
    assertThat(table.claimed("output", 0).count(2)).as("told with epoch 5").isEqualTo(6);
  }

  private static LostEpoch lost(long epoch) {
    Marker marker =
        Marker.first(1, new AccountId("out", Role.SINK, 0, 1), epoch - 1, epoch, List.of());
    return new LostEpoch(
        new Loss(marker, "tx", true),
        row(epoch).moment(),
        Map.of(),
        Map.of(),
        Map.of(OUT, new Claim(new Tally(4, epoch), 0)),
        true,
        LostEpoch.State.MISSING);
  }
}
