package dev.sluice.core.spec;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The time of a record: a field of type TIMESTAMP or TIMESTAMP_LTZ instead of Kafka's timestamp.
 *
 * @param idleAfterOrNull a partition silent for so long no longer holds back the watermark
 */
public record EventTime(String field, Duration outOfOrderness, @Nullable Duration idleAfterOrNull)
    implements Serializable {
  public EventTime {
    if (outOfOrderness.isNegative()) {
      throw new IllegalArgumentException("out-of-orderness is negative");
    }
  }
}
