package dev.sluice.ops.demo;

import java.util.Map;

/**
 * One committed record of a topic.
 *
 * @param key empty where Kafka has none
 * @param headers as text; of several of one name the last
 */
record TopicRecord(
    String topic,
    int partition,
    long offset,
    byte[] key,
    byte[] value,
    Map<String, String> headers) {
  TopicRecord {
    headers = Map.copyOf(headers);
  }
}
