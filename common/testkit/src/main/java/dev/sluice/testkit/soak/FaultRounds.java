package dev.sluice.testkit.soak;

import dev.sluice.ops.console.Console;
import dev.sluice.testkit.soak.FaultEvent.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Inflicts round after round, and after each waits for the pipelines' {@link Recovery}: else the
 * next fault would hit a pipeline that is down, and prove nothing.
 */
final class FaultRounds {
  /** Characters; what a line of a terminal and of the page can bear. */
  private static final int LONGEST_TARGET = 200;

  /** For a load that stands still: then the run is to go on, and to say so. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);

  private final FaultSchedule schedule;
  private final Watches watches;
  private final Recovery recovery;
  private final Runnable repair;
  private final SoakBounds bounds;
  private final History history;
  private final Console console;
  private final InstantSource clock;
  private final long start;
  private int rounds;

  FaultRounds(
      FaultSchedule schedule,
      Watches watches,
      Recovery recovery,
      Runnable repair,
      SoakBounds bounds,
      History history,
      Console console,
      InstantSource clock,
      long start) {
    this.schedule = schedule;
    this.watches = watches;
    this.recovery = recovery;
    this.repair = repair;
    this.bounds = bounds;
    this.history = history;
    this.console = console;
    this.clock = clock;
    this.start = start;
  }

  /**
   * Ends early when the pipelines do not come back: more faults would hide which one it was.
   *
   * @param loadKeepsUp whether the load is as far as the faults are; they wait for it, so that no
   *     part of a run is without either
   * @return whether they did
   */
  boolean run(BooleanSupplier goesOn, BooleanSupplier loadKeepsUp) {
    boolean back = true;
    while (back && schedule.hasNext() && goesOn.getAsBoolean()) {
      back = round();
      LockSupport.parkNanos(schedule.pause().toNanos());
      long until = now() + LONGEST_WAIT.toMillis();
      while (back && !loadKeepsUp.getAsBoolean() && now() < until) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
    return back;
  }

  private boolean round() {
    rounds++;
    List<FaultEvent> made = new ArrayList<>();
    for (FaultSchedule.Draw draw : schedule.round()) {
      made.add(inflict(draw));
    }
    boolean back = recovery.await(bounds.back());
    long backAt = back ? now() : -1;
    for (FaultEvent event : made) {
      long silence = watches.longestSilence(start + event.start(), clock.millis());
      FaultEvent judged = event.judged(backAt, silence);
      history.add(judged);
      console.say(line(judged));
    }
    return back;
  }

  private FaultEvent inflict(FaultSchedule.Draw draw) {
    long from = now();
    Outcome outcome = Outcome.SURVIVED;
    String target;
    try {
      target = draw.fault().inflict(draw.random());
    } catch (RuntimeException e) {
      // a fault that cannot be made, or not be healed, is told and counted; hours of a run are not
      // given up for it
      outcome = Outcome.NOT_MADE;
      target = brief(e);
      repair.run();
    }
    return new FaultEvent(
        draw.number(), rounds, draw.fault().kind(), target, outcome, from, now(), -1, 0);
  }

  /** A process that did not start says so with its log: the first line is enough here. */
  private static String brief(RuntimeException failure) {
    String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    String line = text.lines().findFirst().orElse(text);
    return line.length() <= LONGEST_TARGET ? line : line.substring(0, LONGEST_TARGET) + "...";
  }

  private long now() {
    return clock.millis() - start;
  }

  private static String line(FaultEvent event) {
    return String.format(
        Locale.ROOT,
        "%7.1f s  %3d  %-32s %-32s %5.1f s, silent %5.1f s, back after %5.1f s%s",
        event.start() / 1e3,
        event.number(),
        event.kind(),
        event.target(),
        (event.end() - event.start()) / 1e3,
        event.silence() / 1e3,
        (event.back() - event.end()) / 1e3,
        event.outcome() == Outcome.SURVIVED ? "" : "  " + event.outcome());
  }
}
