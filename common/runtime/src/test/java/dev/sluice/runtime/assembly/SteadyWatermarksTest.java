package dev.sluice.runtime.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.runtime.Records;
import dev.sluice.runtime.row.EdgeRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.flink.api.common.eventtime.BoundedOutOfOrdernessWatermarks;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;

class SteadyWatermarksTest {
  private static final EdgeRecord RECORD = Records.edge(1, "{}");
  private static final long NOW = 1_000_000;

  /** What a partition says. */
  private static final class Said implements WatermarkOutput {
    private long watermark = Long.MIN_VALUE;
    private boolean idle;

    @Override
    public void emitWatermark(Watermark mark) {
      watermark = Math.max(watermark, mark.getTimestamp());
      idle = false;
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }
  }

  private final ManualClock flink = new ManualClock();
  private final Said said = new Said();
  private final SteadyWatermarks partition =
      new SteadyWatermarks(
          new WatermarksWithIdleness<>(
              new BoundedOutOfOrdernessWatermarks<>(Duration.ZERO), Duration.ofSeconds(30), flink),
          InstantSource.fixed(Instant.ofEpochMilli(NOW)));

  private void tick() {
    flink.advanceTime(Duration.ofSeconds(20));
    partition.onPeriodicEmit(said);
  }

  @Test
  void followTheTimesOfRecords() {
    partition.onEvent(RECORD, 500, said);
    partition.onPeriodicEmit(said);
    assertThat(said.watermark).isEqualTo(499);
  }

  @Test
  void goNoFurtherThanTheClock() {
    partition.onEvent(RECORD, Long.MAX_VALUE, said);
    partition.onPeriodicEmit(said);
    assertThat(said.watermark).isEqualTo(NOW - 1);
  }

  @Test
  void takeAPartitionForIdleThatHasNothingButRecordsWithoutATime() {
    for (int i = 0; i < 5; i++) {
      partition.onEvent(RECORD, Long.MIN_VALUE, said);
      tick();
    }
    assertThat(said.idle).isTrue();

    partition.onEvent(RECORD, 500, said);
    tick();
    assertThat(said.idle).isFalse();
    assertThat(said.watermark).isEqualTo(499);
  }
}
