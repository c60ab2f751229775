package dev.sluice.runtime.step.deduplicate;

import java.io.Serializable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * How much of a subtask's keys is held in memory. What filters do not take yet holds entries.
 *
 * @param least entries of a key group before they are sealed, beside filters that have no room left
 * @param most beside none
 * @param filters bytes of a key group's filters
 */
record KeyMemory(int least, int most, long filters) implements Serializable {
  /** Of the heap of a TaskManager, for all its slots together. */
  private static final int SHARE = 8;

  /**
   * Of a table two thirds full with room for a quarter more, and an eighth of all entries once more
   * in a buffer that doubles: those since a chunk.
   */
  private static final int BYTES_PER_ENTRY = 25 * 3 * 5 / (2 * 4) + 7;

  /** For the filter that comes next, and for tables that were made when there was more room. */
  private static final int RESERVE = 8;

  private static final int FEWEST_ENTRIES = 16;

  /** An eighth of the TaskManager's heap, which its slots share. */
  static KeyMemory of(Configuration taskManager, int keyGroups) {
    long slot =
        Runtime.getRuntime().maxMemory()
            / SHARE
            / taskManager.get(TaskManagerOptions.NUM_TASK_SLOTS);
    return of(slot, keyGroups);
  }

  /** Half of it for entries at least, half for filters at most. */
  static KeyMemory of(long bytes, int keyGroups) {
    long group = bytes / keyGroups;
    return new KeyMemory(entries(group / 2), entries(group - group / RESERVE), group / 2);
  }

  private static int entries(long bytes) {
    return Math.toIntExact(
        Math.min(SealedRun.MOST_ENTRIES, Math.max(FEWEST_ENTRIES, bytes / BYTES_PER_ENTRY)));
  }

  /** Entries of a key group whose filters take so many bytes. */
  int entriesBeside(long bytes) {
    return (int) Math.max(least, most - bytes / BYTES_PER_ENTRY);
  }
}
