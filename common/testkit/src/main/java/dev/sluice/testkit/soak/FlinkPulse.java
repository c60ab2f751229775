package dev.sluice.testkit.soak;

import dev.sluice.ops.flink.FlinkRefusedException;
import dev.sluice.ops.flink.FlinkRest;
import dev.sluice.ops.flink.FlinkUnreachableException;
import dev.sluice.ops.flink.JobId;
import dev.sluice.ops.flink.JobSummary;
import dev.sluice.ops.json.UnexpectedJsonException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What the JobManager says of jobs and TaskManagers. It is killed, frozen and cut off in a run, and
 * forgets its counts then: here they go on.
 */
final class FlinkPulse {
  private static final String THREADS = "Status.JVM.Threads.Count";
  private static final String HEAP = "Status.JVM.Memory.Heap.Used";
  private static final String HEAP_MAX = "Status.JVM.Memory.Heap.Max";

  /** A counter that begins again with a JobManager; what it had is kept. */
  private static final class Count {
    private final Map<String, Long> latest = new HashMap<>();
    private long total;

    void set(String job, long value) {
      Long before = latest.put(job, value);
      total += before == null || value < before ? value : value - before;
    }
  }

  private final FlinkRest rest;
  private final Consumer<Vitals> vitals;
  private final InstantSource clock;
  private final Count checkpoints = new Count();
  private final Count restarts = new Count();
  private final Map<JobId, String> names = new ConcurrentHashMap<>();
  private volatile Beat last = new Beat(0, 0, 0, 0);

  /**
   * @param at when the question was asked, in milliseconds since the epoch
   */
  record Beat(long at, long checkpoints, long restarts, int running) {}

  /**
   * @param rest with a short patience
   */
  FlinkPulse(FlinkRest rest, Consumer<Vitals> vitals, InstantSource clock) {
    this.rest = rest;
    this.vitals = vitals;
    this.clock = clock;
  }

  Beat last() {
    return last;
  }

  /** Never throws: nobody answering is what faults do. */
  void takeJobs() {
    long asked = clock.millis();
    int running = 0;
    try {
      for (JobSummary job : rest.jobs()) {
        names.put(job.id(), job.name());
        running += job.allTasksRun() ? 1 : 0;
        if (job.live()) {
          String id = job.id().value();
          checkpoints.set(id, rest.checkpoints(job.id()).completed());
          rest.restarts(job.id()).ifPresent(count -> restarts.set(id, count));
        }
      }
    } catch (FlinkUnreachableException | FlinkRefusedException | UnexpectedJsonException e) {
      running = 0;
    }
    last = new Beat(asked, checkpoints.total, restarts.total, running);
  }

  /** As {@link #takeJobs}. */
  void takeTaskManagers(long at) {
    try {
      for (String id : rest.taskManagerIds()) {
        Map<String, String> found = rest.taskManagerMetrics(id, List.of(THREADS, HEAP, HEAP_MAX));
        if (found.size() == 3) {
          vitals.accept(
              new Vitals(
                  id,
                  at,
                  work(id),
                  number(found, THREADS),
                  number(found, HEAP),
                  number(found, HEAP_MAX)));
        }
      }
    } catch (FlinkUnreachableException | FlinkRefusedException | UnexpectedJsonException e) {
      return; // the next one, then
    }
  }

  private List<String> work(String taskManagerId) {
    return rest.jobsOf(taskManagerId).stream()
        .map(job -> names.getOrDefault(job, job.value()))
        .sorted()
        .toList();
  }

  private static long number(Map<String, String> metrics, String name) {
    return Long.parseLong(metrics.get(name));
  }
}
