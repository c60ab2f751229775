package dev.sluice.ops.audit.recount;

import java.util.Arrays;

/** Count, digest and digest with content of each span, of one partition of an output topic. */
final class Sums {
  private long[] count;
  private long[] digest;
  private long[] content;

  Sums(int spans) {
    int capacity = Math.max(16, spans);
    count = new long[capacity];
    digest = new long[capacity];
    content = new long[capacity];
  }

  void add(int span, long records, long digests, long contents) {
    if (span >= count.length) {
      int capacity = Math.max(span + 1, count.length * 2);
      count = Arrays.copyOf(count, capacity);
      digest = Arrays.copyOf(digest, capacity);
      content = Arrays.copyOf(content, capacity);
    }
    count[span] += records;
    digest[span] += digests;
    content[span] += contents;
  }

  long count(int span) {
    return span < count.length ? count[span] : 0;
  }

  long digest(int span) {
    return span < digest.length ? digest[span] : 0;
  }

  long content(int span) {
    return span < content.length ? content[span] : 0;
  }

  boolean sameRecords(Sums other, int span) {
    return count(span) == other.count(span) && digest(span) == other.digest(span);
  }

  boolean sameContent(Sums other, int span) {
    return content(span) == other.content(span);
  }

  /** Several spans become one. */
  void regroup(int[] target, int spans) {
    count = regrouped(count, target, spans);
    digest = regrouped(digest, target, spans);
    content = regrouped(content, target, spans);
  }

  private static long[] regrouped(long[] values, int[] target, int spans) {
    long[] joined = new long[Math.max(16, spans * 2)];
    for (int span = 0; span < Math.min(values.length, target.length); span++) {
      joined[target[span]] += values[span];
    }
    return joined;
  }
}
