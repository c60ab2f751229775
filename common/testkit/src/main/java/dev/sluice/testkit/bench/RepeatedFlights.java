package dev.sluice.testkit.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/**
 * Flights with an id, each of them once, and every fifth record one of those before again, up to a
 * million of them back: four keys of five records.
 *
 * @param keyed whether the id is the record's key too
 */
public record RepeatedFlights(boolean keyed) implements Feed {
  private static final int EVERY = 5;
  private static final int BACK = 1_000_000;
  private static final int DIGITS = 9;

  /** Three million keys. */
  @Override
  public long enough() {
    return 3_750_000;
  }

  @Override
  public LongFunction<byte[]> records(Path home) throws IOException {
    LongFunction<byte[]> flights = new Flights().records(home);
    return number -> identified(flights, flight(number));
  }

  /** A flight with its number as id. */
  static byte[] identified(LongFunction<byte[]> flights, long flight) {
    String json = new String(flights.apply(flight), StandardCharsets.UTF_8);
    return ("{\"id\":\"" + id(flight) + "\"," + json.substring(1)).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Optional<byte[]> key(long number) {
    return keyed
        ? Optional.of(id(flight(number)).getBytes(StandardCharsets.US_ASCII))
        : Optional.empty();
  }

  /** The number within an id. */
  static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }

  private static String id(long flight) {
    String digits = Long.toString(flight);
    return "F" + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }

  /** Which flight the n-th record is: a new one, or one of those before. */
  private static long flight(long number) {
    long before = number - number / EVERY;
    return number % EVERY == EVERY - 1
        ? before - 1 - new SplittableRandom(number).nextLong(Math.min(before, BACK))
        : before;
  }
}
