package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.ProvenanceHeader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the input partition that a header names. For one thread. */
final class InputIndex {
  private record Key(long topicTag, int partition) {}

  private final Map<Key, InputCursor> cursors = new HashMap<>();
  private @Nullable InputCursor last;

  InputIndex(EpochTable table) {
    for (Boundaries boundaries : table.inputs()) {
      InputPartition partition = boundaries.partition();
      cursors.put(
          new Key(partition.id().tag(), partition.partition()), new InputCursor(boundaries));
    }
  }

  @Nullable InputCursor find(ProvenanceHeader header) {
    InputCursor cursor = last;
    if (cursor != null
        && cursor.partition().partition() == header.partition()
        && cursor.partition().id().tag() == header.topicTag()) {
      return cursor;
    }
    cursor = cursors.get(new Key(header.topicTag(), header.partition()));
    last = cursor;
    return cursor;
  }
}
