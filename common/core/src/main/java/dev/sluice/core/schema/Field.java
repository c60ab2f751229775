package dev.sluice.core.schema;

import java.io.Serializable;

/** A named, typed column of a row. */
public record Field(String name, SqlType type) implements Serializable {
  public Field {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("a field needs a name");
    }
  }
}
