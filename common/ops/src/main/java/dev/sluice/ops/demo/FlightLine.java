package dev.sluice.ops.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A line of the shipped data, which is well-formed. */
record FlightLine(String text, String origin, Instant time, int delay) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static FlightLine parse(String text) {
    ObjectNode flight = json(text);
    return new FlightLine(
        text,
        flight.required("origin").asText(),
        Instant.parse(flight.required("date").asText()),
        flight.required("delay").asInt());
  }

  /** A tree of its own for each caller, who may change it. */
  ObjectNode json() {
    return json(text);
  }

  private static ObjectNode json(String text) {
    try {
      return MAPPER.readValue(text, ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the shipped data has a line that is no flight", e);
    }
  }
}
