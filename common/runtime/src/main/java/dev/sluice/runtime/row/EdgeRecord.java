package dev.sluice.runtime.row;

import dev.sluice.runtime.state.SerializedType;
import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * A record as Kafka holds it, bytes only: what a source hands in before it is decoded, and what a
 * sink takes after it was encoded.
 *
 * @param coordinates of the input record, at both edges
 * @param value null: a tombstone
 * @param timestamp milliseconds since the epoch; negative: none
 * @param statementOrNull present: no record, the rest says nothing
 */
@SuppressWarnings("ArrayRecordComponent") // equals compares contents; nobody writes to the arrays
public record EdgeRecord(
    Coordinates coordinates,
    byte @Nullable [] key,
    byte @Nullable [] value,
    long timestamp,
    RecordHeaders headers,
    @Nullable Statement statementOrNull)
    implements Item {

  /** The broker gives it one. */
  public static final long NO_TIMESTAMP = -1;

  public static final TypeInformation<EdgeRecord> TYPE =
      new SerializedType<>(EdgeRecord.class, new EdgeRecordSerializer());

  public EdgeRecord(
      Coordinates coordinates,
      byte @Nullable [] key,
      byte @Nullable [] value,
      long timestamp,
      RecordHeaders headers) {
    this(coordinates, key, value, timestamp, headers, null);
  }

  /** No record, but what travels between them. */
  public static EdgeRecord of(Statement statement) {
    return new EdgeRecord(
        Coordinates.NONE, null, null, NO_TIMESTAMP, RecordHeaders.NONE, statement);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EdgeRecord that
        && coordinates.equals(that.coordinates)
        && Arrays.equals(key, that.key)
        && Arrays.equals(value, that.value)
        && timestamp == that.timestamp
        && headers.equals(that.headers)
        && Objects.equals(statementOrNull, that.statementOrNull);
  }

  @Override
  public int hashCode() {
    return coordinates.hashCode();
  }

  @Override
  public String toString() {
    return coordinates.toString();
  }
}
