package dev.sluice.runtime;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.TopicId;
import dev.sluice.runtime.row.Coordinates;

/** Places that records of tests come from. */
public final class At {
  private static final TopicId ID = new TopicId(0x1122334455664777L, 0x0123456789ABCDEFL);

  private At() {}

  public static Coordinates at(String topic, int partition, long offset) {
    return new Coordinates(new InputPartition(topic, ID, partition), offset);
  }
}
