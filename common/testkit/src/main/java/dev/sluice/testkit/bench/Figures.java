package dev.sluice.testkit.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Median, least and most of some laps. */
record Figures(double median, double least, double most) {
  static Figures of(List<Lap> laps, ToDoubleFunction<Lap> figure) {
    double[] sorted = laps.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Figures(median, sorted[0], sorted[sorted.length - 1]);
  }
}
