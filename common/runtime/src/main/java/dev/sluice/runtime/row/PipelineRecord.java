package dev.sluice.runtime.row;

import org.jspecify.annotations.Nullable;

/**
 * A record between decoding and encoding.
 *
 * @param key the key as Kafka held it
 * @param value null: a tombstone
 * @param timestamp Kafka's, in milliseconds since the epoch; the record's time is that of the Flink
 *     element
 * @param statementOrNull present: no record, the rest says nothing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; nobody writes to the array
public record PipelineRecord(
    Coordinates coordinates,
    byte @Nullable [] key,
    @Nullable Row value,
    long timestamp,
    RecordHeaders headers,
    @Nullable Statement statementOrNull)
    implements Item {

  public PipelineRecord(
      Coordinates coordinates,
      byte @Nullable [] key,
      @Nullable Row value,
      long timestamp,
      RecordHeaders headers) {
    this(coordinates, key, value, timestamp, headers, null);
  }

  /** No record, but what travels between them. */
  public static PipelineRecord of(Statement statement) {
    return new PipelineRecord(Coordinates.NONE, null, null, -1, RecordHeaders.NONE, statement);
  }

  public boolean isTombstone() {
    return value == null;
  }

  public PipelineRecord withValue(Row next) {
    return new PipelineRecord(coordinates, key, next, timestamp, headers);
  }

  /** The record as it came in: its value is the original's bytes, whatever became of the row. */
  public EdgeRecord original() {
    return new EdgeRecord(
        coordinates, key, value == null ? null : value.origin().bytes(), timestamp, headers);
  }

  @Override
  public String toString() {
    return coordinates.toString();
  }
}
