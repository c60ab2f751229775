package dev.sluice.runtime.row;

import java.util.ArrayList;
import java.util.List;

/**
 * The headers of a record in their order, repeated names included: Kafka allows both, so both are
 * kept.
 */
public record RecordHeaders(List<RecordHeader> all) {
  public static final RecordHeaders NONE = new RecordHeaders(List.of());

  public RecordHeaders {
    all = List.copyOf(all);
  }

  public RecordHeaders plus(List<RecordHeader> more) {
    List<RecordHeader> joined = new ArrayList<>(all);
    joined.addAll(more);
    return new RecordHeaders(joined);
  }
}
