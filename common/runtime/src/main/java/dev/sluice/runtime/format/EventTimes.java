package dev.sluice.runtime.format;

import dev.sluice.runtime.row.EdgeRecord;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;

/**
 * The time of a record that has it in a field, for watermarks made in the source: only there are
 * they made per partition, so that a partition that is read faster than another does not outdate
 * its records. A TIMESTAMP counts as UTC. A tombstone, a NULL and a record that cannot be decoded
 * have none: Kafka's time can be years ahead of the field, and the watermark would leap there and
 * end the state of all records behind it.
 */
public final class EventTimes implements SerializableTimestampAssigner<EdgeRecord> {
  private static final long serialVersionUID = 1L;

  /** Earlier than any time, so it moves no watermark. */
  private static final long NONE = Long.MIN_VALUE;

  private final Decoder oneField;

  /**
   * @param oneField a decoder of the source's format for a schema of that field alone
   */
  public EventTimes(Decoder oneField) {
    this.oneField = oneField;
  }

  @Override
  public long extractTimestamp(EdgeRecord record, long kafkaTimestamp) {
    byte[] value = record.value();
    if (value == null) {
      // a tombstone, or a statement
      return NONE;
    }
    try {
      Object time = oneField.decode(value).get(0);
      if (time instanceof Instant instant) {
        return instant.toEpochMilli();
      }
      return time instanceof LocalDateTime local
          ? local.toInstant(ZoneOffset.UTC).toEpochMilli()
          : NONE;
    } catch (FormatException e) {
      return NONE;
    } catch (ArithmeticException e) {
      // a year that milliseconds cannot count
      return NONE;
    }
  }
}
