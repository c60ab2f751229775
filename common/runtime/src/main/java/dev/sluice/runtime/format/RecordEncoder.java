package dev.sluice.runtime.format;

import dev.sluice.core.deadletter.RecordCode;
import dev.sluice.runtime.row.EdgeRecord;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.RecordBounds;
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
   * @param bounds what the topic takes
   */
  public EdgeRecord encode(PipelineRecord record, RecordBounds bounds) throws FormatException {
    Row row = record.value();
    byte[] value = row == null ? null : values.encode(row);
    EdgeRecord edge =
        new EdgeRecord(
            record.coordinates(), key(record), value, record.timestamp(), record.headers());
    require(edge, bounds);
    return edge;
  }

  private static void require(EdgeRecord edge, RecordBounds bounds) throws FormatException {
    long size = RecordSize.largest(edge);
    if (size > bounds.maxBytes()) {
      throw new FormatException(
          RecordCode.ENCODE_TOO_LARGE,
          "the record is up to " + size + " bytes large, the topic takes " + bounds.maxBytes());
    }
    if (bounds.needsKey() && edge.key() == null) {
      throw new FormatException(
          RecordCode.ENCODE_KEY_MISSING,
          "the record has no key, and the topic is compacted: say what makes it with the sink's 'key'");
    }
    if (!bounds.takesTime(edge.timestamp())) {
      throw new FormatException(
          RecordCode.ENCODE_TIMESTAMP,
          "the timestamp is further from now than the topic takes; see its message.timestamp.after.max.ms and message.timestamp.before.max.ms");
    }
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
