package dev.sluice.testkit.soak;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * TaskManagers do not grow: of each process that lived long enough, its last third against its
 * first, at the same work. The floors, not the means: what garbage collection and a job's restart
 * leave.
 */
record VitalChecks(SoakBounds bounds, List<Vitals> vitals) {
  /** A minute: a younger process is still loading classes, and may wait for its first tasks. */
  private static final int WARM_UP_SAMPLES = 12;

  /** Three minutes more, so that each third sees a job at rest. */
  private static final int ENOUGH_SAMPLES = 36;

  /** Half a minute: a job that has just come to it has not all of its threads yet. */
  private static final int SAME_WORK_SAMPLES = 6;

  private static final String NOT_SEEN =
      "no TaskManager lived for 4 minutes and had the same work early and late";

  private record Growth(String life, long seconds, long threads, double heap) {}

  List<CheckResult> all() {
    List<Growth> grown = growths();
    if (grown.isEmpty()) {
      return List.of(
          CheckResult.skipped("threads", NOT_SEEN), CheckResult.skipped("heap", NOT_SEEN));
    }
    Growth threads = grown.stream().max(Comparator.comparingLong(Growth::threads)).orElseThrow();
    Growth heap = grown.stream().max(Comparator.comparingDouble(Growth::heap)).orElseThrow();
    return List.of(
        CheckResult.of(
            "threads",
            threads.threads() <= bounds.moreThreads(),
            "of %d spans of TaskManager lives the worst grew by %d threads in %d s, %d allowed"
                .formatted(
                    grown.size(), threads.threads(), threads.seconds(), bounds.moreThreads())),
        CheckResult.of(
            "heap",
            heap.heap() <= bounds.moreHeap(),
            "of %d spans of TaskManager lives the worst floor rose by %.0f %% of the maximum in %d s, %.0f %% allowed"
                .formatted(
                    grown.size(), heap.heap() * 100, heap.seconds(), bounds.moreHeap() * 100)));
  }

  private List<Growth> growths() {
    Map<String, List<Vitals>> lives =
        vitals.stream()
            .collect(Collectors.groupingBy(Vitals::life, LinkedHashMap::new, Collectors.toList()));
    List<Growth> growths = new ArrayList<>();
    for (List<Vitals> life : lives.values()) {
      if (life.size() >= WARM_UP_SAMPLES + ENOUGH_SAMPLES) {
        growths.addAll(growths(life.subList(WARM_UP_SAMPLES, life.size())));
      }
    }
    return growths;
  }

  /** One for each amount of work that it had early and late. */
  private static List<Growth> growths(List<Vitals> life) {
    int third = life.size() / 3;
    Map<List<String>, List<Vitals>> first = byWork(life.subList(0, third));
    Map<List<String>, List<Vitals>> last = byWork(life.subList(life.size() - third, life.size()));
    long seconds = (life.get(life.size() - 1).at() - life.get(0).at()) / 1_000;
    List<Growth> growths = new ArrayList<>();
    first.forEach(
        (work, early) -> {
          List<Vitals> late = last.getOrDefault(work, List.of());
          if (early.size() >= SAME_WORK_SAMPLES && late.size() >= SAME_WORK_SAMPLES) {
            long threads = floor(late, Vitals::threads) - floor(early, Vitals::threads);
            double heap =
                (double) (floor(late, Vitals::heap) - floor(early, Vitals::heap))
                    / Math.max(1, early.get(0).heapMax());
            growths.add(new Growth(early.get(0).life(), seconds, threads, heap));
          }
        });
    return growths;
  }

  private static Map<List<String>, List<Vitals>> byWork(List<Vitals> samples) {
    return samples.stream().collect(Collectors.groupingBy(Vitals::work));
  }

  private static long floor(Collection<Vitals> samples, ToLongFunction<Vitals> measure) {
    return samples.stream().mapToLong(measure).min().orElseThrow();
  }
}
