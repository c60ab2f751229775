package dev.sluice.testkit.soak;

import java.util.List;

/**
 * A TaskManager at a moment.
 *
 * @param life one process: a TaskManager that is started again has another
 * @param at milliseconds since the start
 * @param work the pipeline of each slot that is taken, sorted: what it needs depends on what it
 *     does
 * @param heap bytes in use, garbage included
 */
record Vitals(String life, long at, List<String> work, long threads, long heap, long heapMax)
    implements HistoryEntry {
  Vitals {
    work = List.copyOf(work);
  }
}
