package dev.sluice.testkit.soak;

import dev.sluice.testkit.topic.PacedLoad;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Looks once a second, on threads of its own: the JobManager may be slow to answer. */
final class Sampler implements AutoCloseable {
  private static final int VITALS_SECONDS = 5;

  private final PacedLoad load;
  private final Watches watches;
  private final FlinkPulse flink;
  private final History history;
  private final InstantSource clock;
  private final long start;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(2, task -> new Thread(task, "sampler"));
  private final List<Future<?>> looking;
  private long producedBefore;
  private List<Long> seenBefore = List.of();

  Sampler(
      PacedLoad load,
      Watches watches,
      FlinkPulse flink,
      History history,
      InstantSource clock,
      long start) {
    this.load = load;
    this.watches = watches;
    this.flink = flink;
    this.history = history;
    this.clock = clock;
    this.start = start;
    producedBefore = load.acknowledgedCount();
    seenBefore = seen();
    looking =
        List.of(
            threads.scheduleAtFixedRate(this::sample, 1, 1, TimeUnit.SECONDS),
            threads.scheduleWithFixedDelay(flink::takeJobs, 0, 1, TimeUnit.SECONDS),
            threads.scheduleWithFixedDelay(
                () -> flink.takeTaskManagers(clock.millis() - start),
                3,
                VITALS_SECONDS,
                TimeUnit.SECONDS));
  }

  private void sample() {
    long produced = load.acknowledgedCount();
    List<Long> seen = seen();
    List<Long> committed = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      committed.add(seen.get(i) - seenBefore.get(i));
    }
    Histogram latency = new Histogram(2);
    watches.main().forEach(watch -> latency.add(watch.latencies()));
    boolean any = latency.getTotalCount() > 0;
    FlinkPulse.Beat beat = flink.last();
    history.add(
        new Sample(
            clock.millis() - start,
            produced - producedBefore,
            committed,
            any ? latency.getValueAtPercentile(50) : -1,
            any ? latency.getValueAtPercentile(99) : -1,
            any ? latency.getMaxValue() : -1,
            beat.checkpoints(),
            beat.restarts(),
            beat.running()));
    producedBefore = produced;
    seenBefore = seen;
  }

  private List<Long> seen() {
    return watches.main().stream().map(OutputWatch::seenCount).toList();
  }

  /** Fails if looking had failed: what was not looked at is no evidence. */
  @Override
  public void close() {
    List<Future<?>> ended = looking.stream().filter(Future::isDone).toList();
    threads.shutdownNow();
    for (Future<?> task : ended) {
      try {
        task.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the sampler had stopped looking", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while closing the sampler", e);
      }
    }
  }
}
