package dev.sluice.ops.kafka;

import org.jspecify.annotations.Nullable;

/** A record as a topic holds it. Its arrays are not copied: nobody writes into them. */
public interface StoredRecord {
  int partition();

  long offset();

  /** Milliseconds since 1970. */
  long timestamp();

  byte @Nullable [] key();

  byte @Nullable [] value();

  /** The last header of that name. */
  byte @Nullable [] header(String name);
}
