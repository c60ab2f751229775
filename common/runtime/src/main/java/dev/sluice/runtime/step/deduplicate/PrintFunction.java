package dev.sluice.runtime.step.deduplicate;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.spec.StepSpec;
import dev.sluice.runtime.row.PipelineRecord;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.state.Binary;
import dev.sluice.runtime.state.SerializedType;
import dev.sluice.runtime.state.ValueForm;
import java.io.IOException;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts a print of its key to each record, in front of the shuffle that it decides. The key of a
 * tombstone, which has no fields, is its Kafka key: tombstones of one key stay in order.
 */
public final class PrintFunction implements MapFunction<PipelineRecord, PrintedRecord> {
  private static final long serialVersionUID = 1L;

  private static final byte OF_FIELDS = 'f';
  private static final byte OF_TOMBSTONE = 't';

  /** Bytes of a key for which the buffer need not grow, and of one after which it is not kept. */
  private static final int USUAL = 128;

  private static final int LARGE = 1 << 16;

  /** Statements of one upstream all take one way: what they add up to stays in one marker. */
  private static final KeyPrint OF_STATEMENTS =
      new KeyPrinter().of(new DeduplicateKey(new byte[] {'s'}));

  private final Schema key;
  private final SqlType[] types;
  private final int[] positions;
  private transient @Nullable DataOutputSerializer buffer;
  private transient @Nullable KeyPrinter printer;

  public PrintFunction(StepSpec.Deduplicate step, Schema input) {
    this.key = KeyForm.of(input, step.by());
    this.types = key.fields().stream().map(Field::type).toArray(SqlType[]::new);
    this.positions =
        step.by().stream().mapToInt(name -> input.indexOf(name).orElseThrow()).toArray();
  }

  @Override
  public PrintedRecord map(PipelineRecord in) throws IOException {
    return new PrintedRecord(in, in.statementOrNull() == null ? print(in) : OF_STATEMENTS);
  }

  private KeyPrint print(PipelineRecord in) throws IOException {
    DataOutputSerializer out = buffer();
    Row row = in.value();
    if (row == null) {
      out.writeByte(OF_TOMBSTONE);
      Binary.writeBytes(in.key(), out);
    } else {
      out.writeByte(OF_FIELDS);
      for (int i = 0; i < positions.length; i++) {
        ValueForm.write(types[i], KeyForm.canonical(row.peek(positions[i])), out);
      }
    }
    return printer().of(out.getSharedBuffer(), out.length());
  }

  private KeyPrinter printer() {
    KeyPrinter current = printer;
    if (current == null) {
      current = new KeyPrinter();
      printer = current;
    }
    return current;
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

  /** Of the state behind the shuffle. */
  public TypeInformation<DeduplicateKey> keyType() {
    return new SerializedType<>(DeduplicateKey.class, new DeduplicateKeySerializer(key));
  }
}
