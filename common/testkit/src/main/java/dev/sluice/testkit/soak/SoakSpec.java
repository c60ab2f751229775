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
 * @param faults made at least
 * @param burst up to so many faults follow upon each other before the pipelines are waited for
 * @param seed of all choices: load, kinds, order and targets of faults
 * @param perSecond records written in a second
 * @param only the kinds of faults to draw from; empty: all that there are
 */
public record SoakSpec(
    Duration duration,
    long records,
    int faults,
    int burst,
    long seed,
    int perSecond,
    List<String> only,
    SoakBounds bounds) {
  /** 20 million records an hour are 5,556 a second; the rest is for what faults hold up. */
  static final int PER_SECOND = 6_500;

  public SoakSpec {
    only = List.copyOf(only);
    if (burst < 1 || perSecond < 1 || records < 0 || faults < 0) {
      throw new IllegalArgumentException("burst and rate are positive, the rest is not negative");
    }
  }

  /** For a build: short, and every fault counts. */
  public static SoakSpec ofFaults(int faults, long records, long seed) {
    return new SoakSpec(
        Duration.ZERO, records, faults, 5, seed, 7_000, List.of(), SoakBounds.TWO_CORES);
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
    StringBuilder command =
        new StringBuilder(
            "scripts/soak --minutes %d --seed %d --rate %d --burst %d"
                .formatted(duration.toMinutes(), seed, perSecond, burst));
    if (faults > 1) {
      command.append(" --faults ").append(faults);
    }
    if (records > 0) {
      command.append(" --records ").append(records);
    }
    only.forEach(kind -> command.append(" --only ").append(kind));
    return command.toString();
  }
}
