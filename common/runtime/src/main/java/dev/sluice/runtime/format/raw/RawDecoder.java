package dev.sluice.runtime.format.raw;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.format.Decoder;
import dev.sluice.runtime.row.Row;
import dev.sluice.runtime.row.RowMemory;
import dev.sluice.runtime.row.Shape;
import java.util.List;

/** Takes any bytes. */
public final class RawDecoder implements Decoder {
  private static final long serialVersionUID = 1L;

  /** What a raw source declares. */
  public static final Schema SCHEMA =
      new Schema(
          List.of(new Field(RawOriginFormat.FIELD, new SqlType.Plain(SqlType.Kind.BYTES, false))));

  private static final Shape SHAPE = Shape.of(SCHEMA);
  private static final RawOriginFormat FORMAT = new RawOriginFormat();

  private final RowMemory memory = new RowMemory();

  @Override
  public Row decode(byte[] value) {
    return memory.begin(SHAPE, FORMAT.open(value)).done();
  }
}
