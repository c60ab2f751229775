package dev.sluice.ops.demo;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Records of the demo's topics. */
final class Records {
  private Records() {}

  static TopicRecord input(long offset, String value) {
    return input(offset, utf8(value));
  }

  static TopicRecord input(long offset, byte[] value) {
    return new TopicRecord(DemoTopics.INPUT, 0, offset, utf8("ATL"), value, Map.of());
  }

  static TopicRecord output(String topic, String value) {
    return new TopicRecord(topic, 1, 5, utf8("{\"origin\":\"ATL\"}"), utf8(value), Map.of());
  }

  static TopicRecord dead(long offset, String value) {
    return new TopicRecord(
        DemoTopics.DEAD,
        1,
        5,
        utf8("ATL"),
        utf8(value),
        Map.of(
            "sluice.dead.partition", "0",
            "sluice.dead.offset", String.valueOf(offset),
            "sluice.dead.code", "decode/malformed"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
