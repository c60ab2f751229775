package dev.sluice.testkit.soak;

import dev.sluice.ops.console.CommandFailure;
import dev.sluice.ops.console.ExitCode;
import dev.sluice.testkit.fault.Fault;
import java.time.Duration;
import java.util.List;

/**
 * How long and how hard. A run goes on until duration, records and faults are all reached.
 *
 * @param records written at least
 * @param faults made at least; 0: none at all, and then no job may restart
 * @param burst up to so many faults follow upon each other before the pipelines are waited for
 * @param seed of all choices: load, kinds, order and targets of faults
 * @param perSecond records written in a second
 * @param only the kinds of faults to draw from; empty: all that there are
 * @param scenarios made one after the other, instead of random faults; empty: random ones
 */
public record SoakSpec(
    Duration duration,
    long records,
    int faults,
    int burst,
    long seed,
    int perSecond,
    List<String> only,
    List<Scenario> scenarios,
    SoakBounds bounds) {
  /**
   * 20 million records an hour are 5,556 a second; the rest is for what faults hold up. With 12,000
   * two cores had not read within two minutes what the load may be ahead.
   */
  static final int PER_SECOND = 6_500;

  /** What the scenarios of a build are written along. */
  public static final long RECORDS_OF_THE_BUILD = 2_000_000;

  public SoakSpec {
    only = List.copyOf(only);
    scenarios = List.copyOf(scenarios);
    if (burst < 1 || perSecond < 1 || records < 0 || faults < 0) {
      throw new IllegalArgumentException("burst and rate are positive, the rest is not negative");
    }
  }

  /** The scenarios of the build: short, and each one counts. */
  public static SoakSpec ofScenarios(List<Scenario> scenarios, long records, long seed) {
    int faults = scenarios.stream().mapToInt(scenario -> scenario.kinds().size()).sum();
    return new SoakSpec(
        Duration.ZERO,
        records,
        faults,
        1,
        seed,
        PER_SECOND,
        List.of(),
        scenarios,
        SoakBounds.TWO_CORES);
  }

  /** Whether as large a part of the records is written as of the faults is made. */
  boolean keepsUp(long written, int made) {
    return written >= records || made >= faults || written * faults >= records * made;
  }

  FaultSchedule schedule(List<Fault> all) {
    if (faults == 0) {
      return new NoFaults();
    }
    return scenarios.isEmpty()
        ? new RandomFaults(wanted(all), seed, burst)
        : new ScriptedFaults(all, scenarios, seed);
  }

  /** Those of all kinds that are wanted; a name that none has is a mistake of the caller's. */
  List<Fault> wanted(List<Fault> all) {
    List<String> kinds = all.stream().map(Fault::kind).toList();
    List<String> unknown = only.stream().filter(kind -> !kinds.contains(kind)).toList();
    if (all.isEmpty() || !unknown.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          all.isEmpty() ? "there are no faults to inflict" : "no such kind of fault: " + unknown,
          "there are these: " + String.join(", ", kinds));
    }
    return all.stream().filter(f -> only.isEmpty() || only.contains(f.kind())).toList();
  }

  /** The one command that makes the same choices again. */
  public String replay() {
    if (!scenarios.isEmpty()) {
      return "scripts/soak --scenarios --seed %d".formatted(seed);
    }
    StringBuilder command =
        new StringBuilder(
            "scripts/soak --minutes %d --seed %d --rate %d --burst %d"
                .formatted(duration.toMinutes(), seed, perSecond, burst));
    if (faults != 1) {
      command.append(" --faults ").append(faults);
    }
    if (records > 0) {
      command.append(" --records ").append(records);
    }
    only.forEach(kind -> command.append(" --only ").append(kind));
    return command.toString();
  }
}
