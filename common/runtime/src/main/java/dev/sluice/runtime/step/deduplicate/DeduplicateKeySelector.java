package dev.sluice.runtime.step.deduplicate;

import dev.sluice.core.schema.Schema;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.state.Binary;
import dev.sluice.runtime.state.SerializedType;
import dev.sluice.runtime.state.ValueForm;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The key of a record. That of a tombstone, which has no fields, is its Kafka key: tombstones of
 * one key stay in order.
 */
public final class DeduplicateKeySelector
    implements KeySelector<PipelineRecord, DeduplicateKey>, ResultTypeQueryable<DeduplicateKey> {
  private static final long serialVersionUID = 1L;

  private static final byte OF_FIELDS = 'f';
  private static final byte OF_TOMBSTONE = 't';

  /** Bytes of a key for which the buffer need not grow, and of one after which it is not kept. */
  private static final int USUAL = 128;

  private static final int LARGE = 1 << 16;

  /** Statements of one upstream all take one way: what they add up to stays in one marker. */
  private static final DeduplicateKey OF_STATEMENTS = new DeduplicateKey(new byte[] {'s'});

  private final Schema key;
  private final int[] positions;
  private transient @Nullable DataOutputSerializer buffer;

  public DeduplicateKeySelector(StepSpec.Deduplicate step, Schema input) {
    this.key = KeyForm.of(input, step.by());
    this.positions =
        step.by().stream().mapToInt(name -> input.indexOf(name).orElseThrow()).toArray();
  }

  @Override
  public DeduplicateKey getKey(PipelineRecord in) throws IOException {
    if (in.statementOrNull() != null) {
      return OF_STATEMENTS;
    }
    DataOutputSerializer out = buffer();
    Row row = in.value();
    if (row == null) {
      out.writeByte(OF_TOMBSTONE);
      Binary.writeBytes(in.key(), out);
    } else {
      out.writeByte(OF_FIELDS);
      for (int i = 0; i < positions.length; i++) {
        ValueForm.write(key.field(i).type(), KeyForm.canonical(row.get(positions[i])), out);
      }
    }
    return new DeduplicateKey(out.getCopyOfBuffer());
  }

  private DataOutputSerializer buffer() {
    DataOutputSerializer used = buffer;
    if (used == null || used.length() > LARGE) {
      used = new DataOutputSerializer(USUAL);
      buffer = used;
    }
    used.clear();
    return used;
  }

  @Override
  public TypeInformation<DeduplicateKey> getProducedType() {
    return new SerializedType<>(DeduplicateKey.class, new DeduplicateKeySerializer(key));
  }
}
