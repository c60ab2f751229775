package dev.sluice.testkit.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/**
 * Flights with an id, of which a new one comes now and then; all others were there before.
 *
 * @param keys different ones in the end, evenly over the input
 */
record RareFlights(int keys) implements Feed {
  @Override
  public long enough() {
    return 12_000_000;
  }

  @Override
  public LongFunction<byte[]> records(Path home) throws IOException {
    LongFunction<byte[]> flights = new Flights().records(home);
    long every = enough() / keys;
    return number -> {
      long newest = number / every;
      boolean isNew = number % every == 0;
      return RepeatedFlights.identified(
          flights, isNew ? newest : new SplittableRandom(number).nextLong(newest + 1));
    };
  }
}
