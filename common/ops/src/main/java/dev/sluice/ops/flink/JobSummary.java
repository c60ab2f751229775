package dev.sluice.ops.flink;

import java.time.Instant;

/** One line of the list of jobs. */
public record JobSummary(
    JobId id, String name, JobState state, Instant started, int tasks, int runningTasks) {

  public boolean live() {
    return !state.terminal();
  }

  /** Flink says RUNNING as soon as it begins to deploy; a savepoint needs every task. */
  public boolean allTasksRun() {
    return state == JobState.RUNNING && tasks > 0 && runningTasks == tasks;
  }
}
