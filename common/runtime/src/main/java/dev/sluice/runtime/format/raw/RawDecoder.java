package dev.sluice.runtime.format.raw;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.runtime.format.Decoder;
import dev.sluice.runtime.row.Row;
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

  @Override
  public Row decode(byte[] value) {
    return Row.of(SHAPE, FORMAT.open(value));
  }
}
