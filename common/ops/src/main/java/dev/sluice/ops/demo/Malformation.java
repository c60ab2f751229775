package dev.sluice.ops.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The ways in which a flight can be spoiled so that the pipeline must not take it. */
enum Malformation {
  TRUNCATED,
  COMMA_SEPARATED,
  IN_AN_ARRAY,
  DELAY_AS_TEXT,
  DELAY_TOO_LARGE,
  DELAY_NULL,
  NO_ORIGIN,
  NO_SUCH_DAY,
  NAME_TWICE,
  NOT_UTF8,
  EMPTY;

  /** More than an INT can hold. */
  private static final long TOO_LARGE = 3_000_000_000L;

  byte[] spoil(FlightLine line) {
    ObjectNode flight = line.json();
    return switch (this) {
      case TRUNCATED -> utf8(line.text().substring(0, line.text().length() / 2));
      case COMMA_SEPARATED -> utf8(line.time() + "," + line.delay() + "," + line.origin());
      case IN_AN_ARRAY -> utf8("[" + line.text() + "]");
      case DELAY_AS_TEXT -> utf8(flight.put("delay", String.valueOf(line.delay())).toString());
      case DELAY_TOO_LARGE -> utf8(flight.put("delay", TOO_LARGE).toString());
      case DELAY_NULL -> utf8(flight.putNull("delay").toString());
      case NO_ORIGIN -> utf8(flight.without("origin").toString());
      case NO_SUCH_DAY -> utf8(flight.put("date", "2001-02-30T12:00:00.000Z").toString());
      case NAME_TWICE -> utf8("{\"delay\":0," + line.text().substring(1));
      case NOT_UTF8 -> latin1(flight.put("origin", "Orl\u00e9ans").toString());
      case EMPTY -> new byte[0];
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
