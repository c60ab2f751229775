package dev.sluice.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * {@link RowSpeed} with its bounds: {@code -Dsluice.rows=true}, three minutes on an idle machine.
 */
@EnabledIfSystemProperty(named = "sluice.rows", matches = "true")
class RowSpeedIT {

  /** Of one record. */
  private record Cost(double nanos, double bytes) {
    static Cost of(RunResult result) {
      return new Cost(
          result.getPrimaryResult().getScore(),
          result.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    }
  }

  @Test
  @Timeout(1_200)
  void rowsCostAFractionOfTreesAndPredicatesLittleMoreThanByHand() throws Exception {
    RowSpeed here = new RowSpeed();
    here.prepare();
    double outputs = here.outputBytes();
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(RowSpeed.class.getName() + "\\.")
                    .addProfiler(GCProfiler.class)
                    .jvmArgs("-Xms1g", "-Xmx1g")
                    .shouldFailOnError(true)
                    .build())
            .run();
    Map<String, Cost> costs = new TreeMap<>();
    results.forEach(result -> costs.put(result.getPrimaryResult().getLabel(), Cost.of(result)));
    costs.forEach(
        (name, cost) ->
            System.out.printf("%-24s %,9.0f ns %,9.0f B%n", name, cost.nanos(), cost.bytes()));
    assertThat(costs.get("orderBySluice").nanos())
        .isLessThan(0.5 * costs.get("orderByFastjson2Tree").nanos());
    assertThat(costs.get("predicateBySluice").nanos())
        .isLessThan(3 * costs.get("predicateByHand").nanos());
    assertThat(costs.get("predicateBySluice").bytes()).isLessThan(1);
    // nothing but the array that Kafka's producer takes
    assertThat(costs.get("orderBySluice").bytes()).isCloseTo(outputs, within(1.0));
  }
}
