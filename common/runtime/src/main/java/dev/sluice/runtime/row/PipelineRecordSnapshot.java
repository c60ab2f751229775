package dev.sluice.runtime.row;

import dev.sluice.core.schema.Schema;
import dev.sluice.runtime.state.SchemaChange;
import dev.sluice.runtime.state.SchemaForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What a savepoint keeps of a {@link PipelineRecordSerializer}. Found by name in savepoints: never
 * rename.
 */
public final class PipelineRecordSnapshot implements TypeSerializerSnapshot<PipelineRecord> {
  /** Of the binary form, to be raised with every change of it. */
  private static final int VERSION = 2;

  /** Without fields that were read; all else is as in the one of now. */
  private static final int OLDEST = 1;

  private Schema schema;
  private List<OriginFormat> formats;

  /** For Flink, which then calls {@link #readSnapshot}. */
  public PipelineRecordSnapshot() {
    this(new Schema(List.of()), List.of());
  }

  PipelineRecordSnapshot(Schema schema, List<OriginFormat> formats) {
    this.schema = schema;
    this.formats = List.copyOf(formats);
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    SchemaForm.write(schema, out);
    out.writeInt(formats.size());
    for (OriginFormat format : formats) {
      out.writeUTF(format.getClass().getName());
    }
  }

  @Override
  public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader)
      throws IOException {
    if (readVersion < OLDEST || readVersion > VERSION) {
      throw new IOException(
          "records in state have form %d; this release knows forms %d to %d"
              .formatted(readVersion, OLDEST, VERSION));
    }
    schema = SchemaForm.read(in);
    int size = in.readInt();
    List<OriginFormat> read = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      read.add(instance(in.readUTF(), userCodeClassLoader));
    }
    formats = List.copyOf(read);
  }

  private static OriginFormat instance(String name, ClassLoader loader) throws IOException {
    try {
      return Class.forName(name, true, loader)
          .asSubclass(OriginFormat.class)
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IOException(
          "this release has no format " + name + ", in which records in state are kept", e);
    }
  }

  @Override
  public TypeSerializer<PipelineRecord> restoreSerializer() {
    return new PipelineRecordSerializer(schema, formats);
  }

  @Override
  public TypeSerializerSchemaCompatibility<PipelineRecord> resolveSchemaCompatibility(
      TypeSerializerSnapshot<PipelineRecord> old) {
    if (!(old instanceof PipelineRecordSnapshot before)
        || !tags(formats).containsAll(tags(before.formats))) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return switch (SchemaChange.between(before.schema, schema)) {
      case NONE -> TypeSerializerSchemaCompatibility.compatibleAsIs();
      case GROWTH -> TypeSerializerSchemaCompatibility.compatibleAfterMigration();
      case BREAK -> TypeSerializerSchemaCompatibility.incompatible();
    };
  }

  private static Set<Byte> tags(List<OriginFormat> formats) {
    Set<Byte> tags = new HashSet<>();
    formats.forEach(format -> tags.add(format.tag()));
    return tags;
  }
}
