package dev.sluice.runtime.format;

import dev.sluice.runtime.row.Row;
import java.io.Serializable;

/** Bytes to a row, or the reason why not. */
public interface Decoder extends Serializable {

  /**
   * The row, with every declared field present if it must be, and of its type: what a decoder has
   * passed never turns out to be undecodable further on. The row is good until the next call
   * ({@link dev.sluice.runtime.row.RowMemory}).
   *
   * @throws FormatException naming field, what was found and what was expected
   */
  Row decode(byte[] value) throws FormatException;
}
