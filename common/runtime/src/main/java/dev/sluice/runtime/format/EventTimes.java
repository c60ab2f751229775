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
 * have Kafka's time.
 */
public final class EventTimes implements SerializableTimestampAssigner<EdgeRecord> {
  private static final long serialVersionUID = 1L;

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
      return record.timestamp();
    }
    try {
      Object time = oneField.decode(value).get(0);
      if (time instanceof Instant instant) {
        return instant.toEpochMilli();
      }
      return time instanceof LocalDateTime local
          ? local.toInstant(ZoneOffset.UTC).toEpochMilli()
          : record.timestamp();
    } catch (FormatException | ArithmeticException e) {
      // not decodable, or a year that milliseconds cannot count
      return record.timestamp();
    }
  }
}
