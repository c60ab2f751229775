package dev.sluice.testkit.fault;

import dev.sluice.ops.cluster.FlinkCluster;
import dev.sluice.ops.cluster.JvmProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/** JobManager and TaskManagers that die or freeze. */
record FlinkFaults(FaultSite site) {
  /** Longer than Flink's default heartbeat timeout of 50 s. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  List<Fault> all() {
    return List.of(
        new NamedFault("kill-task-manager", random -> new TaskManagers(site).kill(any(random))),
        new NamedFault("freeze-task-manager", this::freezeTaskManager),
        new NamedFault("kill-job-manager", random -> killJobManager()),
        new NamedFault("freeze-job-manager", this::freezeJobManager));
  }

  /** Until its work runs elsewhere, where there are slots for it: it wakes as a zombie. */
  private String freezeTaskManager(RandomGenerator random) {
    JvmProcess frozen = flink().taskManager(any(random));
    Spell spell = Spell.seconds(1, 5, random);
    frozen.pause();
    String seen = "its work ran elsewhere";
    try {
      Awaitility.await(frozen.name() + " to be given up").atMost(LIMIT).until(() -> isGone(frozen));
      // what is known of a job may be older than the failure
      new Spell(site.flink().rest().cacheTime().plusSeconds(1)).pass();
      if (!allRunWithin(Duration.ofSeconds(30))) {
        seen = "nobody had the slots for its work";
      }
      spell.pass();
    } finally {
      frozen.resume();
    }
    flink().awaitReady();
    return frozen.name() + ", " + seen;
  }

  private boolean isGone(JvmProcess taskManager) {
    return site.flink().rest().taskManagerIds().stream()
        .noneMatch(id -> id.startsWith(taskManager.name() + "."));
  }

  private boolean allRunWithin(Duration limit) {
    Jobs jobs = new Jobs(site);
    long deadline = System.nanoTime() + limit.toNanos();
    while (!jobs.allRun()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      new Spell(Duration.ofMillis(200)).pass();
    }
    return true;
  }

  /** Without high availability it forgets its jobs: they go on from their newest checkpoints. */
  private String killJobManager() {
    Jobs jobs = new Jobs(site);
    Map<JobUnderTest, Integer> parallelism = new LinkedHashMap<>();
    for (JobUnderTest job : site.jobs()) {
      parallelism.put(job, jobs.parallelism(job));
      jobs.awaitCheckpoint(job);
    }
    flink().jobManager().killForcibly();
    flink().restartJobManager();
    parallelism.forEach(
        (job, slots) -> {
          Path newest = jobs.awaitCheckpoint(job);
          job.submit(newest.toUri().toString(), slots);
        });
    return "jobmanager, " + parallelism.size() + " pipelines resumed";
  }

  /** All TaskManagers give it up, and it has never noticed. */
  private String freezeJobManager(RandomGenerator random) {
    Spell spell =
        new Spell(
            HeartbeatTimeout.of(flink().spec().configuration())
                .plus(Spell.seconds(2, 6, random).length()));
    flink().jobManager().pause();
    try {
      spell.pass();
    } finally {
      flink().jobManager().resume();
    }
    flink().awaitReady();
    return "jobmanager for " + spell;
  }

  private int any(RandomGenerator random) {
    return new TaskManagers(site).any(random);
  }

  private FlinkCluster flink() {
    return site.flink().cluster();
  }
}
