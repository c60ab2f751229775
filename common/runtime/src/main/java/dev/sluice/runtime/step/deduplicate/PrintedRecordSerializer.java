package dev.sluice.runtime.step.deduplicate;

import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.row.OriginFormat;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.PipelineRecordSerializer;
import dev.sluice.runtime.state.FreshSerializer;
import dev.sluice.runtime.state.SerializedType;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** {@link PrintedRecord} as bytes. */
public final class PrintedRecordSerializer extends FreshSerializer<PrintedRecord> {
  private static final long serialVersionUID = 1L;

  private final TypeSerializer<PipelineRecord> records;

  PrintedRecordSerializer(TypeSerializer<PipelineRecord> records) {
    this.records = records;
  }

  /** The type of printed records on an edge of this schema, for Flink. */
  public static TypeInformation<PrintedRecord> type(Schema schema, List<OriginFormat> formats) {
    return new SerializedType<>(
        PrintedRecord.class,
        new PrintedRecordSerializer(new PipelineRecordSerializer(schema, formats)));
  }

  @Override
  public TypeSerializer<PrintedRecord> duplicate() {
    return new PrintedRecordSerializer(records.duplicate());
  }

  @Override
  public boolean isImmutableType() {
    return records.isImmutableType();
  }

  @Override
  public PrintedRecord copy(PrintedRecord from) {
    return new PrintedRecord(records.copy(from.record()), from.print());
  }

  @Override
  public void serialize(PrintedRecord printed, DataOutputView out) throws IOException {
    KeyPrint print = printed.print();
    out.writeInt(print.hash());
    out.writeLong(print.high());
    out.writeLong(print.low());
    records.serialize(printed.record(), out);
  }

  @Override
  public PrintedRecord deserialize(DataInputView in) throws IOException {
    KeyPrint print = new KeyPrint(in.readInt(), in.readLong(), in.readLong());
    return new PrintedRecord(records.deserialize(in), print);
  }

  @Override
  public TypeSerializerSnapshot<PrintedRecord> snapshotConfiguration() {
    return new Snapshot(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PrintedRecordSerializer that && records.equals(that.records);
  }

  @Override
  public int hashCode() {
    return Objects.hash(PrintedRecordSerializer.class, records);
  }

  /** Found by name in savepoints: never rename. */
  public static final class Snapshot
      extends CompositeTypeSerializerSnapshot<PrintedRecord, PrintedRecordSerializer> {
    /** Of what stands around the record, to be raised with every change of it. */
    private static final int VERSION = 1;

    /** For Flink, which then reads it. */
    public Snapshot() {}

    Snapshot(PrintedRecordSerializer serializer) {
      super(serializer);
    }

    @Override
    protected int getCurrentOuterSnapshotVersion() {
      return VERSION;
    }

    @Override
    protected TypeSerializer<?>[] getNestedSerializers(PrintedRecordSerializer outer) {
      return new TypeSerializer<?>[] {outer.records};
    }

    @Override
    @SuppressWarnings("unchecked") // what getNestedSerializers gave
    protected PrintedRecordSerializer createOuterSerializerWithNestedSerializers(
        TypeSerializer<?>[] nested) {
      return new PrintedRecordSerializer((TypeSerializer<PipelineRecord>) nested[0]);
    }
  }
}
