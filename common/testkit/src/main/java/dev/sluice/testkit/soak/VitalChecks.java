package dev.sluice.testkit.soak;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * TaskManagers do not grow: of each process that lived long enough, its last third against its
 * first. The floor of the heap, not its mean: what garbage collection leaves.
 */
record VitalChecks(SoakBounds bounds, List<Vitals> vitals) {
  /** Ninety seconds: a younger process is still loading classes. */
  private static final int ENOUGH_SAMPLES = 18;

  private record Growth(String life, long seconds, long threads, double heap) {}

  List<CheckResult> all() {
    List<Growth> grown = growths();
    if (grown.isEmpty()) {
      return List.of(
          CheckResult.skipped("threads", "no TaskManager lived for 90 s"),
          CheckResult.skipped("heap", "no TaskManager lived for 90 s"));
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
      if (life.size() >= ENOUGH_SAMPLES) {
        growths.add(growth(life));
      }
    }
    return growths;
  }

  private static Growth growth(List<Vitals> life) {
    int third = life.size() / 3;
    List<Vitals> first = life.subList(0, third);
    List<Vitals> last = life.subList(life.size() - third, life.size());
    long seconds = (life.get(life.size() - 1).at() - life.get(0).at()) / 1_000;
    double heap = (double) (floor(last) - floor(first)) / Math.max(1, life.get(0).heapMax());
    return new Growth(
        life.get(0).life(), seconds, medianThreads(last) - medianThreads(first), heap);
  }

  private static long floor(Collection<Vitals> samples) {
    return samples.stream().mapToLong(Vitals::heap).min().orElseThrow();
  }

  private static long medianThreads(List<Vitals> samples) {
    return samples.stream()
        .mapToLong(Vitals::threads)
        .sorted()
        .skip(samples.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
