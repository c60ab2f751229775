package dev.sluice.testkit.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All works. A new one is an entry here, and main classes of its peers in jobs/benchmarks. */
final class Works {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<Contestant> COPIES =
      List.of(
          PeerContestant.of("by hand: bytes", "PlainCopyJob"),
          new SluiceContestant(
              "Sluice",
              """
              sources:
                in: {topic: %in, format: raw, start: earliest}
              sinks:
                out: {from: in, topic: %out, format: raw}
              """));

  private static final Work COPY_FLIGHTS =
      new Work(
          "copy-flights",
          "every record as it is; flights of 97 B",
          new Flights(),
          () -> Optional::of,
          COPIES);

  private static final Work COPY_ORDERS =
      new Work(
          "copy-orders",
          "every record as it is; nested orders of 850 B",
          new Orders(),
          () -> Optional::of,
          COPIES);

  private static final Work LATE_FLIGHTS =
      new Work(
          "late-flights",
          "filter, computed field, dropped field; flights of 97 B",
          new Flights(),
          () -> Works::late,
          List.of(
              PeerContestant.limit("by hand: bytes, same share", "PlainCopyJob", "%percent"),
              PeerContestant.of("by hand: Jackson POJO", "FlightsPojoJob"),
              PeerContestant.of("by hand: fastjson2 tree", "FlightsTreeJob"),
              PeerContestant.of("Flink SQL", "FlightsSqlJob"),
              PeerContestant.ofStreams("Kafka Streams EOSv2", "FlightsStreams"),
              new SluiceContestant(
                  "Sluice",
                  """
                  steps:
                    late:
                      from: in
                      where: delay > 0
                      set: {severity: "CASE WHEN delay >= 60 THEN 'severe' ELSE 'late' END"}
                      drop: [destination]
                  sinks:
                    out: {from: late, topic: %out, format: json}
                  """
                      + json(Flights.SCHEMA))));

  private static final Work BULK_ORDERS =
      new Work(
          "bulk-orders",
          "filter of half, computed field, dropped field; nested orders of 850 B",
          new Orders(),
          () -> Works::bulk,
          List.of(
              PeerContestant.limit("by hand: bytes, same share", "PlainCopyJob", "%percent"),
              PeerContestant.of("by hand: Jackson POJO", "OrdersPojoJob"),
              PeerContestant.of("by hand: fastjson2 tree", "OrdersTreeJob"),
              PeerContestant.of("Flink SQL", "OrdersSqlJob"),
              PeerContestant.ofStreams("Kafka Streams EOSv2", "OrdersStreams"),
              new SluiceContestant("Sluice", bulkOrders())));

  /** Long enough for what a checkpoint needs to be compiled too. */
  private static final Work FREQUENT_CHECKPOINTS =
      new Work(
          "frequent-checkpoints",
          "bulk-orders, committed every second and ten times as often",
          new Length(new Orders(), 6_000_000),
          () -> Works::bulk,
          List.of(
              PeerContestant.limit(
                  "by hand: bytes, every second", "PlainCopyJob", "%percent", "direct", "1000"),
              PeerContestant.limit(
                  "by hand: bytes, every 100 ms", "PlainCopyJob", "%percent", "direct", "100"),
              new SluiceContestant("Sluice, every second", bulkOrders()),
              new SluiceContestant("Sluice, every 100 ms", bulkOrders(), "100 ms")));

  static final String UNIQUE_NODES =
      """
      steps:
        unique: {from: in, deduplicate: {by: [id], within: 1 d}}
      sinks:
        out: {from: unique, topic: %out, format: json}
      """
          + json("id: STRING NOT NULL\n" + Flights.SCHEMA);

  private static final Work UNIQUE_FLIGHTS =
      uniqueFlights(
          "unique-flights",
          "each flight once, of which every fifth comes again; state of one key a flight, which is the topic's key too; 120 B",
          new RepeatedFlights(true),
          "UniqueFlightsStreams");

  private static final Work UNIQUE_FLIGHTS_UNKEYED =
      uniqueFlights(
          "unique-flights-unkeyed",
          "the same from a topic without keys: all read the flight's id from its JSON",
          new RepeatedFlights(false),
          "UnkeyedFlightsStreams");

  static final List<Work> ALL =
      List.of(
          COPY_FLIGHTS,
          LATE_FLIGHTS,
          COPY_ORDERS,
          BULK_ORDERS,
          FREQUENT_CHECKPOINTS,
          UNIQUE_FLIGHTS,
          UNIQUE_FLIGHTS_UNKEYED);

  private Works() {}

  /** Three tenths of the keys come eight times each before measuring begins. */
  private static Work uniqueFlights(String name, String title, Feed feed, String streams) {
    return new Work(
        name,
        title,
        new Repeating(feed, feed.enough() * 3 / 10, 8),
        Works::unique,
        List.of(
            PeerContestant.limit(
                "by hand: bytes, keyed, no state", "PlainCopyJob", "%percent", "keyed"),
            PeerContestant.of("by hand: RocksDB", "UniqueFlightsJob"),
            PeerContestant.of("Flink SQL, RocksDB", "UniqueFlightsSqlJob"),
            PeerContestant.ofStreams("Kafka Streams EOSv2", streams),
            new SluiceContestant("Sluice", UNIQUE_NODES)));
  }

  private static String bulkOrders() {
    return """
    steps:
      bulk:
        from: in
        where: quantity > 5
        set: {size: "CASE WHEN quantity > 8 THEN 'pallet' ELSE 'box' END"}
        drop: [note]
    sinks:
      out: {from: bulk, topic: %out, format: json}
    """
        + json(Orders.SCHEMA);
  }

  /** The source of a work's input, with these fields. */
  static String json(String schema) {
    return """
    sources:
      in:
        topic: %in
        format: json
        start: earliest
        schema:
    """
        + schema.indent(8);
  }

  static Optional<byte[]> late(byte[] in) {
    ObjectNode flight = read(in);
    int delay = flight.get("delay").intValue();
    if (delay <= 0) {
      return Optional.empty();
    }
    flight.put("severity", delay >= 60 ? "severe" : "late").remove("destination");
    return Optional.of(write(flight));
  }

  private static Optional<byte[]> bulk(byte[] in) {
    ObjectNode order = read(in);
    int quantity = order.get("quantity").intValue();
    if (quantity <= 5) {
      return Optional.empty();
    }
    order.put("size", quantity > 8 ? "pallet" : "box").remove("note");
    return Optional.of(write(order));
  }

  static Function<byte[], Optional<byte[]>> unique() {
    BitSet seen = new BitSet();
    return in -> {
      int number = RepeatedFlights.number(read(in).get("id").textValue());
      if (seen.get(number)) {
        return Optional.empty();
      }
      seen.set(number);
      return Optional.of(in);
    };
  }

  private static ObjectNode read(byte[] json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] write(ObjectNode record) {
    try {
      return JSON.writeValueAsBytes(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
