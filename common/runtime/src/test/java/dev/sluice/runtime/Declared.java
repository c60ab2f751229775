package dev.sluice.runtime;

import dev.sluice.core.schema.Field;
import dev.sluice.core.schema.Schema;
import dev.sluice.core.schema.SqlType;
import dev.sluice.core.schema.SqlTypes;
import dev.sluice.core.schema.TypeProblemException;
import java.util.Arrays;

/** Schemas as a pipeline file has them: {@code schema("delay INT", "origin STRING NOT NULL")}. */
public final class Declared {
  private Declared() {}

  public static Schema schema(String... fields) {
    return new Schema(Arrays.stream(fields).map(Declared::field).toList());
  }

  private static Field field(String text) {
    int space = text.indexOf(' ');
    return new Field(text.substring(0, space), type(text.substring(space + 1)));
  }

  public static SqlType type(String text) {
    try {
      return SqlTypes.parse(text);
    } catch (TypeProblemException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
