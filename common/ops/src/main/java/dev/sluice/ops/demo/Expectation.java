package dev.sluice.ops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What conf/pipelines/flight-delays.yaml has to make of the input, written down a second time. Of
 * the flights with one origin, destination and date the first is kept: the date is the event time,
 * so they are all within the pipeline's hour; they are in one partition, because the input's key is
 * the origin. No order is expected on the output topics: of what the pipeline keeps in order,
 * flights of one origin, destination and date, only one is left.
 */
record Expectation(int read, int filtered, int deduplicated, List<Outcome> outcomes) {
  private static final int LATE_MINUTES = 15;
  private static final int SEVERE_MINUTES = 60;

  private record Route(String origin, String destination, Instant date) {}

  Expectation {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * @param input all records of the input topic, each partition in the order of offsets
   */
  static Expectation of(List<TopicRecord> input) {
    List<Outcome> outcomes = new ArrayList<>();
    Set<Route> seen = new HashSet<>();
    int filtered = 0;
    int deduplicated = 0;
    for (TopicRecord record : input) {
      ObjectNode flight =
          StrictJson.parse(record.value()).flatMap(Expectation::flight).orElse(null);
      if (flight == null) {
        outcomes.add(dead(record));
      } else if (flight.get("delay").intValue() < LATE_MINUTES) {
        filtered++;
      } else if (!seen.add(route(flight))) {
        deduplicated++;
      } else {
        outcomes.add(delivered(flight));
      }
    }
    return new Expectation(input.size(), filtered, deduplicated, outcomes);
  }

  /** The value if its fields are what the pipeline declares. */
  private static Optional<ObjectNode> flight(JsonNode value) {
    JsonNode delay = value.path("delay");
    JsonNode distance = value.path("distance");
    boolean valid =
        value.isObject()
            && isTime(value.path("date"))
            && isInt(delay)
            && (distance.isMissingNode() || distance.isNull() || isInt(distance))
            && value.path("origin").isTextual()
            && value.path("destination").isTextual();
    return valid ? Optional.of((ObjectNode) value) : Optional.empty();
  }

  private static boolean isInt(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToInt();
  }

  private static boolean isTime(JsonNode node) {
    try {
      return node.isTextual() && Instant.parse(node.textValue()) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static Route route(ObjectNode flight) {
    return new Route(
        flight.get("origin").textValue(),
        flight.get("destination").textValue(),
        Instant.parse(flight.get("date").textValue()));
  }

  private static Outcome delivered(ObjectNode flight) {
    String severity = flight.get("delay").intValue() >= SEVERE_MINUTES ? "severe" : "late";
    ObjectNode key = JsonNodeFactory.instance.objectNode();
    key.set("origin", flight.get("origin"));
    return new Outcome.Delivered(
        severity.equals("severe") ? DemoTopics.SEVERE : DemoTopics.LATE,
        key,
        flight.put("severity", severity));
  }

  private static Outcome dead(TopicRecord record) {
    return new Outcome.Dead(
        DemoTopics.DEAD,
        String.valueOf(record.partition()),
        String.valueOf(record.offset()),
        ByteBuffer.wrap(record.value()));
  }
}
