package dev.sluice.runtime.format;

import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.RecordSize;
import dev.sluice.runtime.row.Row;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A record as a sink's topic takes it. */
public final class RecordEncoder implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Encoder values;
  private final @Nullable Encoder keys;

  /**
   * @param keysOrNull what makes the key; absent: the input's key bytes pass through
   */
  public RecordEncoder(Encoder values, @Nullable Encoder keysOrNull) {
    this.values = values;
    this.keys = keysOrNull;
  }

  /**
   * The record as bytes.
   *
   * @param maxRecordBytes what the topic takes, see {@link RecordLimit}
   */
  public EdgeRecord encode(PipelineRecord record, long maxRecordBytes) throws FormatException {
    Row row = record.value();
    byte[] value = row == null ? null : values.encode(row);
    EdgeRecord edge =
        new EdgeRecord(
            record.coordinates(), key(record), value, record.timestamp(), record.headers());
    long size = RecordSize.largest(edge);
    if (size > maxRecordBytes) {
      throw new FormatException(
          RecordCode.ENCODE_TOO_LARGE,
          "the record is up to " + size + " bytes large, the topic takes " + maxRecordBytes);
    }
    return edge;
  }

  private byte @Nullable [] key(PipelineRecord record) throws FormatException {
    if (keys == null) {
      return record.key();
    }
    Row row = record.value();
    if (row == null) {
      throw new FormatException(
          RecordCode.ENCODE_TOMBSTONE_KEY,
          "a tombstone has no fields to make the sink's key of; without 'key' the input's key would pass through");
    }
    return keys.encode(row);
  }
}
