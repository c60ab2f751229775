package dev.sluice.runtime.format;

import dev.sluice.runtime.row.Row;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A row to bytes: a record's value, or its key. Reuses nothing of a call in the next one. */
public interface Encoder extends Serializable {

  /**
   * The bytes; null where the format has no bytes for NULL and the place for them may be empty (a
   * raw key).
   *
   * @throws FormatException when the row cannot be written
   */
  byte @Nullable [] encode(Row row) throws FormatException;
}
