package dev.sluice.runtime.row;

import java.io.IOException;
import java.io.Serializable;

/** How large a record a topic takes. Asked once per task, by the process that writes. */
@FunctionalInterface
public interface RecordLimit extends Serializable {

  /**
   * Bytes of one uncompressed record, all of it included.
   *
   * @throws IOException when the topic cannot be asked; asking again later may help
   */
  long maxBytes() throws IOException;
}
