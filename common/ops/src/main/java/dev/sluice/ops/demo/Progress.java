package dev.sluice.ops.demo;

import dev.sluice.ops.console.Console;
import dev.sluice.ops.console.Console.Terminal;
import java.time.Duration;
import java.util.Locale;

/**
 * What is going on, with the seconds since the start. On a terminal the last line changes in place;
 * elsewhere there is a new line from time to time.
 */
final class Progress {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final String ERASE = "\r\u001b[K";

  private final Console console;
  private final long start = System.nanoTime();
  private long nextUpdate = start;

  Progress(Console console) {
    this.console = console;
  }

  void step(String line) {
    console.say((live() ? ERASE : "") + stamped(line));
    nextUpdate = System.nanoTime() + PAUSE.toNanos();
  }

  /** How far the current step has come. */
  void update(String line) {
    if (live()) {
      console.err().print(ERASE + stamped(line));
      console.err().flush();
    } else if (System.nanoTime() >= nextUpdate) {
      step(line);
    }
  }

  private boolean live() {
    return console.terminal() != Terminal.NONE;
  }

  private String stamped(String line) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return String.format(Locale.ROOT, "%5.1f s  %s", seconds, line);
  }
}
