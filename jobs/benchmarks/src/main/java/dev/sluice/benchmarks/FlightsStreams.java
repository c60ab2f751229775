package dev.sluice.benchmarks;

import dev.sluice.benchmarks.FlightsPojoJob.Flight;
import dev.sluice.benchmarks.FlightsPojoJob.LateFlight;

/** Late flights in Kafka Streams, with the classes of {@link FlightsPojoJob}. */
public final class FlightsStreams {
  private FlightsStreams() {}

  public static void main(String[] args) throws Exception {
    StreamsFrame.run(
        args,
        flights ->
            flights
                .mapValues(value -> Pojos.read(value, Flight.class))
                .filter((key, flight) -> flight.delay > 0)
                .mapValues(flight -> Pojos.write(LateFlight.of(flight))));
  }
}
