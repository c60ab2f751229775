package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ops.cluster.FlinkCluster;
import dev.sluice.testkit.topic.Load;
import dev.sluice.testkit.topic.LoadSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long nothing is committed after a TaskManager is killed, and while another version of a
 * pipeline takes over: with the settings of the local cluster, checkpoints every second, and three
 * million keys in state. {@code -Dsluice.resumption.rounds=10} takes ten minutes.
 */
@EnabledIfSystemProperty(named = "sluice.resumption.rounds", matches = "\\d+")
@ExtendWith(SharedSite.class)
class ResumptionIT {
  private static final int ROUNDS = Integer.getInteger("sluice.resumption.rounds", 10);
  private static final int KEYS = Integer.getInteger("sluice.resumption.keys", 3_000_000);
  private static final int PER_SECOND = 10_000;

  /** Longer than any silence; in it the longest one is looked for. */
  private static final Duration WATCHED = Duration.ofSeconds(20);

  private static final int TASK_MANAGERS = 2;

  private final Site site;

  ResumptionIT(Site site) {
    this.site = site;
  }

  @Test
  @Timeout(3_600)
  void outputGoesOnSoonAfterATaskManagerWasKilled() {
    OperatedPipeline pipeline = pipeline("killed");
    FlinkCluster flink = site.flink().cluster();
    List<Silence> silences = new ArrayList<>();
    try (Load ignored = fill("killed", pipeline)) {
      for (int round = 0; round < ROUNDS; round++) {
        int victim = 1 + round % TASK_MANAGERS;
        Silence silence = longest("killed.out", () -> flink.taskManager(victim).killForcibly());
        System.out.printf("round %d: %s%n", round + 1, silence);
        silences.add(silence);
        flink.startTaskManager(victim);
        flink.awaitReady();
        // it has moved to one TaskManager: back to both, so that the next one that is left is warm
        pipeline.resume(TASK_MANAGERS, pipeline.stop());
        longest("killed.out", () -> {});
      }
      pipeline.stop();
    }
    report("killed", silences);
  }

  @Test
  @Timeout(3_600)
  void outputGoesOnSoonAfterAnUpgrade() {
    OperatedPipeline pipeline = pipeline("upgraded");
    List<Silence> silences = new ArrayList<>();
    try (Load ignored = fill("upgraded", pipeline)) {
      for (int round = 0; round < ROUNDS; round++) {
        String next = yaml("upgraded", round + 2);
        Silence silence = longest("upgraded.out", () -> pipeline.upgrade(next));
        System.out.printf("round %d: %s%n", round + 1, silence);
        silences.add(silence);
      }
      pipeline.stop();
    }
    report("upgraded", silences);
  }

  private static void report(String what, List<Silence> silences) {
    double[] ends = silences.stream().mapToDouble(Silence::end).sorted().toArray();
    double[] lengths = silences.stream().mapToDouble(Silence::length).sorted().toArray();
    System.out.printf(
        "%s: resumed after %.2f s (%.2f to %.2f); longest silence %.2f s (%.2f to %.2f)%n",
        what,
        PairedRuns.median(ends),
        ends[0],
        ends[ends.length - 1],
        PairedRuns.median(lengths),
        lengths[0],
        lengths[lengths.length - 1]);
    assertThat(PairedRuns.median(lengths)).isLessThan(10);
  }

  /**
   * A time in which nothing was committed, in seconds.
   *
   * @param end since the event
   */
  private record Silence(double length, double end) {}

  /** The longest silence that ends after what happens. */
  private Silence longest(String topic, Runnable event) {
    long last = System.nanoTime();
    long committed = committed(topic);
    long began = System.nanoTime();
    CompletableFuture<Void> happening = CompletableFuture.runAsync(event);
    Silence longest = new Silence(0, 0);
    while (!happening.isDone() || System.nanoTime() - began < WATCHED.toNanos()) {
      long now = committed(topic);
      if (now > committed) {
        long at = System.nanoTime();
        Silence silence = new Silence((at - last) / 1e9, (at - began) / 1e9);
        longest = silence.length() > longest.length() ? silence : longest;
        last = at;
        committed = now;
      }
      pause();
    }
    happening.join();
    return longest;
  }

  private static void pause() {
    Awaitility.await().pollDelay(Duration.ofMillis(20)).until(() -> true);
  }

  private long committed(String topic) {
    return site.kafka().topics().committedCount(topic);
  }

  private OperatedPipeline pipeline(String name) {
    site.kafka().topics().create(name + ".in", 4);
    site.kafka().topics().create(name + ".out", 4);
    return new OperatedPipeline(site, name, yaml(name, 1));
  }

  /** Starts it, gives it its state, and returns what keeps it busy. */
  private Load fill(String name, OperatedPipeline pipeline) {
    String kafka = site.kafka().bootstrapServers();
    LoadSpec spec = LoadSpec.of(name + ".in", KEYS);
    Load.all(kafka, spec, Duration.ofMinutes(10));
    pipeline.start(2);
    Awaitility.await("state of " + KEYS + " keys")
        .atMost(Duration.ofMinutes(20))
        .until(() -> committed(name + ".out") >= KEYS);
    Load load =
        Load.start(kafka, spec.withPrefix("later").withRecords(100_000_000).withRate(PER_SECOND));
    longest(name + ".out", () -> {});
    return load;
  }

  private static String yaml(String name, int version) {
    return """
    sources:
      in:
        topic: %1$s.in
        format: json
        schema: {key: STRING NOT NULL, seq: BIGINT NOT NULL}
        start: earliest
    steps:
      once: {from: in, deduplicate: {by: [key, seq], within: 1 d}}
      last: {from: once, set: {version: %2$d}}
    sinks:
      out: {from: last, topic: %1$s.out, format: json}
    settings: {checkpoint-interval: 1 s}
    """
        .formatted(name, version);
  }
}
