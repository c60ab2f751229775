package dev.sluice.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetGuardTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final StartPolicy ACCEPT = StartPolicy.STRICT.acceptingGaps(NOW);
  private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
  private static final Map<TopicPartition, PartitionOffsets> HELD =
      Map.of(PARTITION, new PartitionOffsets(40, 100));

  @Test
  void readsOnWhereTheOffsetIsHeld() {
    assertThat(check(StartPolicy.STRICT, 40)).isEqualTo(40);
    assertThat(check(StartPolicy.STRICT, 100)).isEqualTo(100);
  }

  @Test
  void wantsAPartitionThatCameLaterFromOffsetZero() {
    assertThatThrownBy(() -> check(StartPolicy.STRICT, KafkaPartitionSplit.EARLIEST_OFFSET))
        .cause()
        .hasMessageContaining("orders-0: wanted offset 0, first offset 40, 40 offsets gone");
    assertThat(check(ACCEPT, KafkaPartitionSplit.EARLIEST_OFFSET)).isEqualTo(40);
  }

  @Test
  void acceptsNoGapThatComesLongAfterTheStart() {
    StartPolicy expired = StartPolicy.STRICT.acceptingGaps(NOW.minus(Duration.ofMinutes(11)));

    assertThatThrownBy(() -> check(expired, 15)).cause().hasMessageContaining("runtime/gap");
  }

  @Test
  void stopsAtAGapAndSaysHowManyOffsetsAreGone() {
    assertThatThrownBy(() -> check(StartPolicy.STRICT, 15))
        .cause()
        .hasMessageContaining("runtime/gap")
        .hasMessageContaining("orders-0: wanted offset 15, first offset 40, 25 offsets gone")
        .hasMessageContaining("--accept-gap");
  }

  @Test
  void goesOnAtTheFirstOffsetWhenGapsAreAccepted() {
    assertThat(check(ACCEPT, 15)).isEqualTo(40);
  }

  @Test
  void neverReadsBehindTheEndOfAPartition() {
    assertThatThrownBy(() -> check(ACCEPT, 101)).cause().hasMessageContaining("runtime/truncated");
  }

  private static long check(StartPolicy policy, long offset) {
    return new OffsetGuard("p/orders", policy, Clock.fixed(NOW, ZoneOffset.UTC))
        .check(List.of(new KafkaPartitionSplit(PARTITION, offset)), HELD)
        .get(0)
        .split()
        .getStartingOffset();
  }
}
