package dev.sluice.ops.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * The records that the demo loads: all flights of the data in their order, and among them malformed
 * and repeated ones. The same seed gives the same records.
 */
record DemoData(List<InputRecord> records, int flights, int malformed, int repeated) {
  private static final int MALFORMED_PERCENT = 1;
  private static final int REPEATED_PERCENT = 3;

  /** How many flights lie between a flight and its repeat, at most. */
  private static final int FARTHEST_REPEAT = 40;

  // the pipeline remembers a flight for an hour of event time, and its clock may run behind
  private static final Duration LATEST_REPEAT = Duration.ofMinutes(30);

  // in turn, so that each kind occurs
  private static final List<Malformation> MALFORMATIONS = List.of(Malformation.values());
  private static final List<Repetition> REPETITIONS = List.of(Repetition.values());

  DemoData {
    records = List.copyOf(records);
  }

  static DemoData read(Path lines, long seed) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(lines)), StandardCharsets.UTF_8))) {
      return mix(reader.lines().map(FlightLine::parse).toList(), seed);
    }
  }

  static DemoData mix(List<FlightLine> flights, long seed) {
    Random random = new Random(seed);
    List<InputRecord> records = new ArrayList<>();
    int malformed = 0;
    int repeated = 0;
    for (int i = 0; i < flights.size(); i++) {
      FlightLine flight = flights.get(i);
      records.add(new InputRecord(flight.origin(), utf8(flight)));
      if (random.nextInt(100) < REPEATED_PERCENT) {
        FlightLine earlier = earlier(flights, i, random.nextInt(FARTHEST_REPEAT));
        Repetition kind = REPETITIONS.get(repeated++ % REPETITIONS.size());
        records.add(new InputRecord(earlier.origin(), kind.repeat(earlier)));
      }
      if (random.nextInt(100) < MALFORMED_PERCENT) {
        Malformation kind = MALFORMATIONS.get(malformed++ % MALFORMATIONS.size());
        records.add(new InputRecord(flight.origin(), kind.spoil(flight)));
      }
    }
    return new DemoData(records, flights.size(), malformed, repeated);
  }

  private static FlightLine earlier(List<FlightLine> flights, int now, int distance) {
    int earlier = Math.max(0, now - distance);
    while (Duration.between(flights.get(earlier).time(), flights.get(now).time())
            .compareTo(LATEST_REPEAT)
        > 0) {
      earlier++;
    }
    return flights.get(earlier);
  }

  private static byte[] utf8(FlightLine flight) {
    return flight.text().getBytes(StandardCharsets.UTF_8);
  }
}
