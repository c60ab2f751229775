package dev.sluice.testkit.soak;

import java.util.List;

/**
 * One second of a run.
 *
 * @param at milliseconds since the start
 * @param produced records acknowledged in this second
 * @param committed records that became visible, for each main output
 * @param p50 visible latency in milliseconds; -1 when nothing became visible
 * @param checkpoints completed since the start, of all jobs
 * @param restarts since the start, of all jobs
 * @param running jobs all of whose tasks run
 */
record Sample(
    long at,
    long produced,
    List<Long> committed,
    long p50,
    long p99,
    long max,
    long checkpoints,
    long restarts,
    int running)
    implements HistoryEntry {
  Sample {
    committed = List.copyOf(committed);
  }
}
