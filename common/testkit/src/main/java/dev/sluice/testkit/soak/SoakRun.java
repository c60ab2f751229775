package dev.sluice.testkit.soak;

import dev.sluice.ops.console.Console;
import dev.sluice.testkit.fault.Fault;
import dev.sluice.testkit.fault.FaultFailedException;
import dev.sluice.testkit.fault.FaultSite;
import dev.sluice.testkit.topic.CommittedReader;
import dev.sluice.testkit.topic.PacedLoad;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One soak: starts three brokers, a Flink and two pipelines, loads them, inflicts faults, and then
 * asks every question that there is about what came out. Usable in a build (short, by number of
 * faults) and by hand (long, by minutes).
 *
 * @param folder gets pipeline files, {@code history.jsonl} and {@code report.html}
 * @param faults the kinds to draw from, once there is something to inflict them on
 */
public record SoakRun(
    SoakSpec spec,
    Path folder,
    Path jobJar,
    Function<FaultSite, List<Fault>> faults,
    Console console,
    InstantSource clock) {
  /** Until a cold pipeline has committed its first records, and a busy machine its last. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** For half of a build's load on a machine that is three times slower than ours. */
  private static final Duration LOAD_LIMIT = Duration.ofMinutes(15);

  public SoakRun {
    folder = folder.toAbsolutePath().normalize();
    jobJar = jobJar.toAbsolutePath().normalize();
  }

  public SoakResult run() {
    console.say("starting three brokers, a JobManager and two TaskManagers");
    SoakPlan plan = SoakPlan.ofSeed(spec.seed());
    try (SoakSite site = SoakSite.open(plan, folder, jobJar);
        History history = new History(folder.resolve("history.jsonl"))) {
      site.pipelines().forEach(SoakPipeline::start);
      long start = clock.millis();
      Written written = underLoad(plan, site, history, start);
      List<CheckResult> checks = new Aftermath(plan, spec, site, history, console).ask(written);
      checks.forEach(history::add);
      return SoakResult.of(
          spec, start, clock.millis(), written, Versions.of(site), SoakResult.Observed.of(history));
    }
  }

  private Written underLoad(SoakPlan plan, SoakSite site, History history, long start) {
    String kafka = site.kafka().bootstrapServers();
    List<String> troubles = new ArrayList<>();
    Watches watches = new Watches(plan, new CommittedReader(kafka), clock);
    FlinkPulse pulse = new FlinkPulse(site.observation(), history::add, clock);
    long[] perKey;
    long acknowledged;
    try (watches;
        PacedLoad load =
            PacedLoad.start(
                kafka,
                SoakPlan.INPUT,
                plan.shape(),
                spec.perSecond(),
                () -> Math.max(start, watches.visibleUpTo()),
                clock);
        Sampler sampler = new Sampler(load, watches, pulse, history, clock, start)) {
      Recovery recovery = new Recovery(watches, pulse, site.pipelines().size(), clock);
      if (recovery.await(LIMIT)) {
        FaultSite faultSite = site.faultSite();
        FaultSchedule schedule = spec.schedule(faults.apply(faultSite));
        Repair repair = new Repair(faultSite, console);
        boolean back =
            new FaultRounds(
                    schedule,
                    watches,
                    recovery,
                    repair,
                    spec.bounds(),
                    history,
                    console,
                    clock,
                    start)
                .run(
                    () -> goesOn(load.acknowledgedCount(), history, start),
                    () -> spec.keepsUp(load.acknowledgedCount(), faultsOf(history)));
        if (back && !allWritten(load)) {
          troubles.add("not all of the load was written within " + LOAD_LIMIT);
        }
      } else {
        troubles.add("the pipelines committed nothing within " + LIMIT);
      }
      console.say("no more faults; ending the load and letting the pipelines finish it");
      perKey = load.stop(LIMIT);
      acknowledged = load.acknowledgedCount();
      Expected expected = new Expected(plan, perKey);
      if (!expected.awaitSeen(watches.all(), LIMIT)) {
        troubles.add("not all records became visible within " + LIMIT);
      }
      stop(site, troubles);
    }
    return new Written(perKey, acknowledged, LiveReading.of(watches.all(), perKey), troubles);
  }

  /** A scripted run may be through with its faults before its load. */
  private boolean allWritten(PacedLoad load) {
    try {
      Awaitility.await().atMost(LOAD_LIMIT).until(() -> load.acknowledgedCount() >= spec.records());
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  private boolean goesOn(long acknowledged, History history, long start) {
    return clock.millis() - start < spec.duration().toMillis()
        || acknowledged < spec.records()
        || faultsOf(history) < spec.faults();
  }

  private static int faultsOf(History history) {
    return history.of(FaultEvent.class).size();
  }

  private void stop(SoakSite site, List<String> troubles) {
    for (SoakPipeline pipeline : site.pipelines()) {
      try {
        pipeline.stop();
      } catch (FaultFailedException e) {
        troubles.add(e.getMessage());
        console.say(String.format(Locale.ROOT, "%s did not stop", pipeline.pipeline()));
      }
    }
  }
}
