package dev.sluice.runtime.step.deduplicate;

import java.io.Serializable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * How much of a subtask's keys is held in memory.
 *
 * @param entries of a key group, before they are sealed
 * @param filters bytes of a key group's filters
 */
record KeyMemory(int entries, long filters) implements Serializable {
  /** Of the heap of a TaskManager, for all its slots together. */
  private static final int SHARE = 8;

  /**
   * Of a table two thirds full with room for a quarter more, and an eighth of all entries once more
   * in a buffer that doubles: those since a chunk.
   */
  private static final int BYTES_PER_ENTRY = 24 * 3 / 2 * 5 / 4 + 6;

  private static final int FEWEST_ENTRIES = 16;

  /** An eighth of the TaskManager's heap, which its slots share. */
  static KeyMemory of(Configuration taskManager, int keyGroups) {
    long slot =
        Runtime.getRuntime().maxMemory()
            / SHARE
            / taskManager.get(TaskManagerOptions.NUM_TASK_SLOTS);
    return of(slot, keyGroups);
  }

  /** Half of it for entries, half for filters. */
  static KeyMemory of(long bytes, int keyGroups) {
    long half = bytes / 2 / keyGroups;
    return new KeyMemory(
        Math.toIntExact(
            Math.min(SealedRun.MOST_ENTRIES, Math.max(FEWEST_ENTRIES, half / BYTES_PER_ENTRY))),
        half);
  }
}
