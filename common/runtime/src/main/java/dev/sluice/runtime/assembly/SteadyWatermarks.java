package dev.sluice.runtime.assembly;

import dev.sluice.runtime.row.EdgeRecord;
import java.time.InstantSource;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Watermarks that no single record can break. A record without a time is no sign of life: a
 * partition that has no others is idle, and holds nobody back. A time that is still to come moves
 * the watermark up to the clock, not further: one record of the year 2262 would otherwise end the
 * state of all that follow.
 */
final class SteadyWatermarks implements WatermarkGenerator<EdgeRecord> {
  private final WatermarkGenerator<EdgeRecord> times;
  private final InstantSource clock;

  // of the clock, read when a time is beyond it: that is not free
  private long now = Long.MIN_VALUE;

  /**
   * @param times Flink's generator, idleness included
   */
  SteadyWatermarks(WatermarkGenerator<EdgeRecord> times, InstantSource clock) {
    this.times = times;
    this.clock = clock;
  }

  @Override
  public void onEvent(EdgeRecord record, long time, WatermarkOutput output) {
    if (time == Long.MIN_VALUE) {
      return;
    }
    if (time > now) {
      now = clock.millis();
    }
    times.onEvent(record, Math.min(time, now), output);
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    times.onPeriodicEmit(output);
  }
}
