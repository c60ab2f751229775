package dev.sluice.benchmarks;

import dev.sluice.benchmarks.UniqueFlightsStreams.Firsts;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * {@link UniqueFlightsStreams} of a topic without keys: the id is read from the JSON, and becomes
 * the key of a topic in between, as in all of Kafka Streams where the key is not the wanted one.
 */
public final class UnkeyedFlightsStreams {
  private UnkeyedFlightsStreams() {}

  public static void main(String[] args) throws Exception {
    StreamsFrame.run(
        args,
        flights ->
            flights
                .selectKey(
                    (none, value) ->
                        IdentifiedFlight.idOf(value).getBytes(StandardCharsets.US_ASCII))
                .repartition(Repartitioned.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .processValues(new Firsts()));
  }
}
