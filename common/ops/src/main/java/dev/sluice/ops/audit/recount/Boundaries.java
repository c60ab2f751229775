package dev.sluice.ops.audit.recount;

import dev.sluice.core.ledger.InputPartition;
import dev.sluice.core.ledger.law.Input;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** For one input partition, the offset at which each span of epochs ends. */
final class Boundaries {
  private final InputPartition partition;
  private long from;
  private long[] to = new long[16];
  private int spans;
  private final List<Input.Span> broughtLater = new ArrayList<>();

  Boundaries(InputPartition partition, long from, int spansBefore) {
    this.partition = partition;
    this.from = from;
    for (int i = 0; i < spansBefore; i++) {
      append();
    }
  }

  InputPartition partition() {
    return partition;
  }

  /** A span begins in which nothing has been read yet. */
  void append() {
    if (spans == to.length) {
      to = Arrays.copyOf(to, spans * 2);
    }
    to[spans] = spans == 0 ? from : to[spans - 1];
    spans++;
  }

  /** The last span has read so far. */
  void reach(long offset) {
    to[spans - 1] = Math.max(to[spans - 1], offset);
  }

  /** A source was told to go back: what lies before the first span is part of it. */
  void reachBack(long offset) {
    from = Math.min(from, offset);
  }

  /** A repair has made again what was made from these offsets. */
  void bringLater(Input.Span offsets) {
    broughtLater.add(offsets);
  }

  /** Whether its output may lie behind that of later input. */
  boolean isBroughtLater(long offset) {
    return broughtLater.stream().anyMatch(span -> span.from() <= offset && offset < span.to());
  }

  long from() {
    return from;
  }

  long end() {
    return to[spans - 1];
  }

  /** First offset of a span. */
  long begin(int span) {
    return span == 0 ? from : to[span - 1];
  }

  /** Offset after the last one of a span. */
  long end(int span) {
    return to[span];
  }

  /**
   * The span that an offset belongs to.
   *
   * @param hint where the one before was: output is nearly in the order of input
   * @return -1 below the first, the number of spans above the last
   */
  int find(long offset, int hint) {
    if (offset < from) {
      return -1;
    }
    if (hint >= 0 && hint < spans && offset < to[hint] && offset >= begin(hint)) {
      return hint;
    }
    int low = 0;
    int high = spans;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (to[middle] > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Several spans become one. */
  void regroup(int[] target, int count) {
    long[] joined = new long[Math.max(16, count * 2)];
    for (int span = 0; span < spans; span++) {
      joined[target[span]] = to[span];
    }
    to = joined;
    spans = count;
  }
}
