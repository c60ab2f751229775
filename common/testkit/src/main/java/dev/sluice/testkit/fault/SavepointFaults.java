package dev.sluice.testkit.fault;

import dev.sluice.ops.flink.SavepointProgress;
import dev.sluice.ops.flink.SavepointTarget;
import dev.sluice.ops.flink.SavepointTrigger;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/** Savepoints that are interrupted or damaged. */
record SavepointFaults(FaultSite site) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  List<Fault> all() {
    return List.of(
        new NamedFault("kill-during-savepoint", this::killDuring),
        new NamedFault("restore-damaged-savepoint", this::restoreDamaged));
  }

  private String killDuring(RandomGenerator random) {
    JobUnderTest job = site.anyJob(random);
    TaskManagers taskManagers = new TaskManagers(site);
    int victim = taskManagers.any(random);
    Jobs jobs = new Jobs(site);
    jobs.awaitRunning(job);
    SavepointTrigger trigger = jobs.rest().savepoint(job.id(), new SavepointTarget(null));
    String killed = taskManagers.kill(victim);
    SavepointProgress end =
        Awaitility.await("an end of the savepoint")
            .atMost(LIMIT)
            .until(
                () -> jobs.rest().progress(trigger),
                progress -> !(progress instanceof SavepointProgress.InProgress));
    String came = end instanceof SavepointProgress.Completed ? "too late" : "in time";
    return killed + " " + came + " for the savepoint of " + job.pipeline();
  }

  /** A copy is damaged; when it was refused, the pipeline goes on from the good one. */
  private String restoreDamaged(RandomGenerator random) {
    JobUnderTest job = site.anyJob(random);
    Jobs jobs = new Jobs(site);
    int parallelism = jobs.parallelism(job);
    String good = jobs.stop(job);
    DamagedSavepoint damaged = DamagedSavepoint.of(good, random);
    try {
      String refusal = new Refusal(site, job).of(damaged.uri(), parallelism);
      return damaged.damage() + " of " + job.pipeline() + ", refused: " + refusal;
    } finally {
      damaged.delete();
      job.submit(good, parallelism);
    }
  }
}
