package dev.sluice.runtime.row;

import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.state.Binary;
import dev.sluice.runtime.state.FreshSerializer;
import dev.sluice.runtime.state.SerializedType;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * {@link PipelineRecord} as bytes, for rows of one schema whose origins may be of several formats
 * (a union's are).
 */
public final class PipelineRecordSerializer extends FreshSerializer<PipelineRecord> {
  private static final long serialVersionUID = 1L;

  private final Schema schema;
  private final List<OriginFormat> formats;
  private transient @Nullable RowForm form;
  private final Envelope envelope = new Envelope();

  public PipelineRecordSerializer(Schema schema, List<OriginFormat> formats) {
    this.schema = schema;
    this.formats = List.copyOf(formats);
  }

  /** The type of the records on an edge of this schema, for Flink. */
  public static TypeInformation<PipelineRecord> type(Schema schema, List<OriginFormat> formats) {
    return new SerializedType<>(
        PipelineRecord.class, new PipelineRecordSerializer(schema, formats));
  }

  @Override
  public TypeSerializer<PipelineRecord> duplicate() {
    // row form and envelope remember what came last, which is one thread's business
    return new PipelineRecordSerializer(schema, formats);
  }

  /** Not: the memory of a row is used again, see {@link RowMemory}. */
  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public PipelineRecord copy(PipelineRecord from) {
    return from.value() == null ? from : from.withValue(from.value().copy());
  }

  @Override
  public void serialize(PipelineRecord record, DataOutputView out) throws IOException {
    envelope.writeCoordinates(record.coordinates(), out);
    if (record.statementOrNull() != null) {
      StatementForm.write(record.statementOrNull(), envelope, out);
      return;
    }
    out.writeLong(record.timestamp());
    Envelope.writeHeaders(record.headers(), out);
    Binary.writeBytes(record.key(), out);
    Row row = record.value();
    out.writeBoolean(row != null);
    if (row != null) {
      form().write(row, out);
    }
  }

  @Override
  public PipelineRecord deserialize(DataInputView in) throws IOException {
    Coordinates coordinates = envelope.readCoordinates(in);
    if (coordinates.isNone()) {
      return PipelineRecord.of(StatementForm.read(envelope, in));
    }
    long timestamp = in.readLong();
    RecordHeaders headers = Envelope.readHeaders(in);
    byte[] key = Binary.readBytes(in);
    Row row = in.readBoolean() ? form().read(in) : null;
    return new PipelineRecord(coordinates, key, row, timestamp, headers);
  }

  private RowForm form() {
    RowForm current = form;
    if (current == null) {
      current = new RowForm(schema, formats);
      form = current;
    }
    return current;
  }

  @Override
  public TypeSerializerSnapshot<PipelineRecord> snapshotConfiguration() {
    return new PipelineRecordSnapshot(schema, formats);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PipelineRecordSerializer that
        && schema.equals(that.schema)
        && tags().equals(that.tags());
  }

  @Override
  public int hashCode() {
    return Objects.hash(schema, tags());
  }

  private List<Byte> tags() {
    return formats.stream().map(OriginFormat::tag).toList();
  }
}
