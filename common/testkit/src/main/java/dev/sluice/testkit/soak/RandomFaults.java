package dev.sluice.testkit.soak;

import dev.sluice.testkit.fault.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Which fault comes next, from the seed alone: all kinds in a random order, then all in another, so
 * that none is left out. Each fault draws from a generator of its own, so the tenth fault is the
 * same however much the ninth has drawn.
 */
final class RandomFaults implements FaultSchedule {
  /** Longer than a checkpoint's interval: faults hit it at every moment of its life. */
  private static final int LONGEST_PAUSE_MILLIS = 1_500;

  private final List<Fault> kinds;
  private final long seed;
  private final int burst;
  private final SplittableRandom random;
  private final Deque<Fault> coming = new ArrayDeque<>();
  private int drawn;

  RandomFaults(List<Fault> faults, long seed, int burst) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("a schedule needs faults");
    }
    // by name: the order in which a library lists them is no part of the seed
    kinds = faults.stream().sorted(Comparator.comparing(Fault::kind)).toList();
    this.seed = seed;
    this.burst = burst;
    random = new SplittableRandom(seed);
  }

  @Override
  public boolean hasNext() {
    return true;
  }

  @Override
  public List<Draw> round() {
    int size = 1 + random.nextInt(burst);
    List<Draw> round = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      round.add(draw());
    }
    return round;
  }

  @Override
  public Duration pause() {
    return Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS));
  }

  private Draw draw() {
    if (coming.isEmpty()) {
      List<Fault> shuffled = new ArrayList<>(kinds);
      Collections.shuffle(shuffled, new Random(random.nextLong()));
      coming.addAll(shuffled);
    }
    drawn++;
    return Draw.of(drawn, coming.remove(), seed);
  }
}
