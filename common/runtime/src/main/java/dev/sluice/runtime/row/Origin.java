package dev.sluice.runtime.row;

import dev.sluice.core.expression.EvaluationException;
import dev.sluice.core.schema.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a row was read from: the bytes of a Kafka record's value and the format that understands
 * them. The seam behind which a format may be as lazy as it likes; its encoder copies from here
 * what nobody changed.
 */
public interface Origin {

  /** The value as Kafka held it, to the byte. Shared: nobody writes to it. */
  byte[] bytes();

  OriginFormat format();

  /**
   * The field's value as its type defines it, null if the bytes hold NULL or no such field.
   *
   * @throws EvaluationException when the bytes hold something else than the type says
   */
  @Nullable Object read(Field field);
}
