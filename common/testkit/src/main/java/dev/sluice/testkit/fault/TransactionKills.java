package dev.sluice.testkit.fault;

import dev.sluice.testkit.proxy.Interception;
import dev.sluice.testkit.proxy.Interference;
import dev.sluice.testkit.proxy.RequestHead;
import dev.sluice.testkit.proxy.Target;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.protocol.ApiKeys;

/**
 * TaskManagers that die at the points where a transaction's fate is decided. The wire holds the
 * request that the point begins with, so that the point lasts until the process is dead; what was
 * held is lost with it.
 */
record TransactionKills(FaultSite site) {
  /** The next checkpoint must come within it, on a busy machine. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final Duration MOMENT = Duration.ofSeconds(2);

  List<Fault> all() {
    return List.of(
        new NamedFault(
            "kill-before-pre-commit",
            random -> kill(ApiKeys.PRODUCE, Interference.HOLD_REQUEST, random)),
        new NamedFault(
            "kill-between-checkpoint-and-commit",
            random -> kill(ApiKeys.END_TXN, Interference.HOLD_REQUEST, random)),
        new NamedFault(
            "kill-during-commit",
            random -> kill(ApiKeys.END_TXN, Interference.HOLD_ANSWER, random)),
        new NamedFault("kill-during-restore", this::killDuringRestore),
        new NamedFault("kill-during-rescale", this::killDuringRescale));
  }

  private String kill(ApiKeys api, Interference point, RandomGenerator random) {
    JobUnderTest job = site.anyJob(random);
    Spell moment = Spell.between(Duration.ZERO, MOMENT, random);
    try (Interception held = hold(api, job, point)) {
      RequestHead request = first(held, job, api);
      moment.pass();
      return killSender(held, request) + ", after " + moment;
    }
  }

  /** Nobody of before is left that could send the request that restoring begins with. */
  private String killDuringRestore(RandomGenerator random) {
    JobUnderTest job = site.anyJob(random);
    TaskManagers taskManagers = new TaskManagers(site);
    taskManagers.killAll();
    try (Interception held = hold(ApiKeys.INIT_PRODUCER_ID, job, Interference.HOLD_REQUEST)) {
      taskManagers.startAll();
      site.flink().cluster().awaitReady();
      return killSender(held, first(held, job, ApiKeys.INIT_PRODUCER_ID));
    }
  }

  /** One subtask fewer, or from one to two: it never needs more slots than it began with. */
  private String killDuringRescale(RandomGenerator random) {
    JobUnderTest job = site.anyJob(random);
    Jobs jobs = new Jobs(site);
    int before = jobs.parallelism(job);
    int after = before == 1 ? 2 : before - 1;
    String savepoint = jobs.stop(job);
    String killed;
    CompletableFuture<Void> submitted;
    try (Interception held = hold(ApiKeys.INIT_PRODUCER_ID, job, Interference.HOLD_REQUEST)) {
      submitted = CompletableFuture.runAsync(() -> job.submit(savepoint, after));
      killed = killSender(held, first(held, job, ApiKeys.INIT_PRODUCER_ID));
    }
    try {
      submitted.join();
    } catch (CompletionException e) {
      throw new FaultFailedException("cannot submit " + job.pipeline() + " again: " + e, e);
    }
    return "%s, %s from %d to %d".formatted(killed, job.pipeline(), before, after);
  }

  /** All of the kind, so that no other subtask gets beyond the point either. */
  private Interception hold(ApiKeys api, JobUnderTest job, Interference point) {
    Target target =
        new Target(Set.of(api), job.pipeline() + ".", Target.ANY_BROKER, Integer.MAX_VALUE);
    return site.proxies().intercept(target, point);
  }

  private static RequestHead first(Interception held, JobUnderTest job, ApiKeys api) {
    if (!held.awaitFirst(LIMIT)) {
      throw new FaultFailedException(
          "%s sent no %s within %d s".formatted(job.pipeline(), api, LIMIT.toSeconds()));
    }
    return held.struck().get(0);
  }

  private String killSender(Interception held, RequestHead request) {
    TaskManagers taskManagers = new TaskManagers(site);
    int number = taskManagers.withSocket(request.clientPort());
    site.flink().cluster().taskManager(number).killForcibly();
    held.cut();
    taskManagers.start(number);
    return "taskmanager-" + number + " with " + request.transactionalId();
  }
}
