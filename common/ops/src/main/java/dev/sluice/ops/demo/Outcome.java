package dev.sluice.ops.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;

/**
 * What became of an input record, as the output topics show it. Two outcomes are equal when they
 * say the same, however it is written.
 */
sealed interface Outcome {
  String topic();

  /** A flight on one of the two output topics. */
  record Delivered(String topic, JsonNode key, JsonNode value) implements Outcome {}

  /** A dead letter: where the record was, and its bytes. */
  record Dead(String topic, String partition, String offset, ByteBuffer value) implements Outcome {}

  /** Something that has no place on an output topic. */
  record Alien(String topic, int partition, long offset) implements Outcome {}
}
