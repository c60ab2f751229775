package dev.sluice.runtime.step.deduplicate;

import dev.sluice.runtime.step.deduplicate.StoredKeys.Kind;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The sealed runs of a key group, the oldest first; the newest have a filter in memory. */
final class SealedRuns {
  private final StoredKeys state;
  private final int group;
  private final Deduplication rule;
  private final long filters;
  private final List<SealedRun> runs = new ArrayList<>();

  /**
   * Those of a key group.
   *
   * @param filters bytes in memory
   */
  SealedRuns(StoredKeys state, int group, Deduplication rule, long filters) {
    this.state = state;
    this.group = group;
    this.rule = rule;
    this.filters = filters;
  }

  /** As {@link PassedKeys#repeats}. */
  boolean repeats(KeyPrint key, long time, long watermark) throws Exception {
    for (int newest = runs.size() - 1; newest >= 0; newest--) {
      if (runs.get(newest).repeats(state, key, time, rule, watermark)) {
        return true;
      }
    }
    return false;
  }

  void seal(Entries entries, long watermark) throws Exception {
    long number = runs.isEmpty() ? 0 : runs.get(runs.size() - 1).number() + 1;
    runs.add(SealedRun.seal(state, group, number, entries));
    fitFilters();
    merge(watermark);
  }

  void removeOver(long watermark) throws Exception {
    for (Iterator<SealedRun> each = runs.iterator(); each.hasNext(); ) {
      SealedRun run = each.next();
      if (run.isOver(rule, watermark)) {
        run.remove(state);
        each.remove();
      }
    }
  }

  /** Takes over what was stored. */
  void load() throws Exception {
    for (Map.Entry<Long, byte[]> head : state.all(Kind.HEAD, group).entrySet()) {
      runs.add(SealedRun.read(group, head.getKey(), head.getValue()));
    }
    fitFilters();
  }

  /** Bytes in memory. */
  long size() {
    return runs.stream().mapToLong(SealedRun::size).sum();
  }

  private void fitFilters() {
    long over = size() - filters;
    for (SealedRun oldest : runs) {
      if (over > 0) {
        over -= oldest.size();
        oldest.dropFilter();
      }
    }
  }

  /**
   * Runs without a filter, each of which costs every record a read: so that they become as many as
   * the logarithm of their entries.
   */
  private void merge(long watermark) throws Exception {
    int without = (int) runs.stream().takeWhile(run -> !run.hasFilter()).count();
    for (int last = without - 1; last > 0; last--) {
      SealedRun older = runs.get(last - 1);
      SealedRun newer = runs.get(last);
      if (older.count() > 2 * newer.count()
          || older.count() + newer.count() > SealedRun.MOST_ENTRIES) {
        return;
      }
      Entries left = older.left(state, rule, watermark);
      left.addAll(newer.left(state, rule, watermark));
      older.remove(state);
      newer.remove(state);
      SealedRun merged = SealedRun.seal(state, group, older.number(), left);
      merged.dropFilter();
      runs.remove(last);
      runs.set(last - 1, merged);
    }
  }
}
