package dev.sluice.ops.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The ways in which a flight is told twice. */
enum Repetition {
  SAME_BYTES,
  /** Other bytes, the same flight: members in another order, the same time written shorter. */
  REWRITTEN,
  /** Another delay: still the flight that was told before, so the first word stands. */
  CORRECTED;

  private static final int CORRECTION_MINUTES = 30;

  byte[] repeat(FlightLine line) {
    String text =
        switch (this) {
          case SAME_BYTES -> line.text();
          case REWRITTEN -> rewritten(line).toString();
          case CORRECTED -> line.json().put("delay", line.delay() + CORRECTION_MINUTES).toString();
        };
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode rewritten(FlightLine line) {
    ObjectNode flight = line.json();
    ObjectNode rewritten = JsonNodeFactory.instance.objectNode();
    rewritten.set("destination", flight.get("destination"));
    rewritten.set("origin", flight.get("origin"));
    rewritten.put("date", line.time().toString());
    rewritten.set("delay", flight.get("delay"));
    return rewritten;
  }
}
