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
 * first. The floors, not the means: what garbage collection and a job's restart leave.
 */
record VitalChecks(SoakBounds bounds, List<Vitals> vitals) {
  /** A minute: a younger process is still loading classes, and may wait for its first tasks. */
  private static final int WARM_UP_SAMPLES = 12;

  /** Three minutes more, so that each third sees a job at rest. */
  private static final int ENOUGH_SAMPLES = 36;

  private record Growth(String life, long seconds, long threads, double heap) {}

  List<CheckResult> all() {
    List<Growth> grown = growths();
    if (grown.isEmpty()) {
      return List.of(
          CheckResult.skipped("threads", "no TaskManager lived for 4 minutes"),
          CheckResult.skipped("heap", "no TaskManager lived for 4 minutes"));
    }
    Growth threads = grown.stream().max(Comparator.comparingLong(Growth::threads)).orElseThrow();
    Growth heap = grown.stream().max(Comparator.comparingDouble(Growth::heap)).orElseThrow();
    return List.of(
        CheckResult.of(
            "threads",
            threads.threads() <= bounds.moreThreads(),
            "of %d TaskManager lives the worst grew by %d threads in %d s, %d allowed"
                .formatted(
                    grown.size(), threads.threads(), threads.seconds(), bounds.moreThreads())),
        CheckResult.of(
            "heap",
            heap.heap() <= bounds.moreHeap(),
            "of %d TaskManager lives the worst floor rose by %.0f %% of the maximum in %d s, %.0f %% allowed"
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
        growths.add(growth(life.subList(WARM_UP_SAMPLES, life.size())));
      }
    }
    return growths;
  }

  private static Growth growth(List<Vitals> life) {
    int third = life.size() / 3;
    List<Vitals> first = life.subList(0, third);
    List<Vitals> last = life.subList(life.size() - third, life.size());
    long seconds = (life.get(life.size() - 1).at() - life.get(0).at()) / 1_000;
    long threads = floor(last, Vitals::threads) - floor(first, Vitals::threads);
    double heap =
        (double) (floor(last, Vitals::heap) - floor(first, Vitals::heap))
            / Math.max(1, life.get(0).heapMax());
    return new Growth(life.get(0).life(), seconds, threads, heap);
  }

  private static long floor(Collection<Vitals> samples, ToLongFunction<Vitals> measure) {
    return samples.stream().mapToLong(measure).min().orElseThrow();
  }
}
