package dev.sluice.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A value that must become a dead letter; its headers say where and why, and come out again with
 * the letter.
 */
record Poison(String stage, String code, byte[] value, @Nullable Long timestamp) {
  static final String STAGE = "expected-stage";
  static final String CODE = "expected-code";

  /** With the time of its writing. */
  private Poison(String stage, String code, byte[] value) {
    this(stage, code, value, null);
  }

  static String good(long id) {
    return record("" + id, "1", "2", "\"7\"");
  }

  static List<Poison> all() {
    return List.of(
        malformed(""),
        malformed("   "),
        malformed("{\"id\":1,\"amount\":1"),
        malformed(good(1) + good(2)),
        malformed("[" + good(1) + "]"),
        malformed("not json"),
        malformed("{\"id\":1,\"id\":2,\"amount\":1,\"divisor\":2,\"text\":\"7\"}"),
        new Poison("decode", "decode/malformed", notUtf8()),
        new Poison("decode", "decode/malformed", good(1).getBytes(StandardCharsets.UTF_16LE)),
        malformed("{\"id\":1,\"deep\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
        of("decode", "decode/wrong-type", record("\"1\"", "1", "2", "\"7\"")),
        of("decode", "decode/wrong-type", record("1.5", "1", "2", "\"7\"")),
        of("decode", "decode/wrong-type", record("{}", "1", "2", "\"7\"")),
        of("decode", "decode/missing", "{\"amount\":1,\"divisor\":2,\"text\":\"7\"}"),
        of("decode", "decode/missing", record("null", "1", "2", "\"7\"")),
        of("decode", "decode/out-of-range", record("1", "2147483648", "2", "\"7\"")),
        of("decode", "decode/out-of-range", record("9".repeat(5_000), "1", "2", "\"7\"")),
        of("decode", "decode/out-of-range", record("1e999999999", "1", "2", "\"7\"")),
        of("expression", "expression/overflow", record("1", "1000", "2", "\"7\"")),
        of("expression", "expression/division-by-zero", record("1", "1", "0", "\"7\"")),
        of("expression", "expression/cast", record("1", "1", "2", "\"seven\"")),
        of(
            "encode",
            "encode/too-large",
            "{\"id\":1,\"amount\":1,\"divisor\":2,\"text\":\"7\",\"pad\":\""
                + "x".repeat(20_000)
                + "\"}"),
        new Poison(
            "encode",
            "encode/timestamp",
            good(1).getBytes(StandardCharsets.UTF_8),
            Instant.parse("2262-01-01T00:00:00Z").toEpochMilli()));
  }

  static boolean is(ConsumerRecord<byte[], byte[]> record) {
    return record.headers().lastHeader(CODE) != null;
  }

  ProducerRecord<byte[], byte[]> record(String topic, byte @Nullable [] key) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, null, timestamp, key, value);
    record.headers().add(STAGE, stage.getBytes(StandardCharsets.UTF_8));
    record.headers().add(CODE, code.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private static Poison malformed(String value) {
    return of("decode", "decode/malformed", value);
  }

  private static Poison of(String stage, String code, String value) {
    return new Poison(stage, code, value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] notUtf8() {
    byte[] value = record("1", "1", "2", "\"7\"").getBytes(StandardCharsets.UTF_8);
    // the 7 between its quotes: no character begins with this byte
    value[value.length - 3] = (byte) 0xff;
    return value;
  }

  private static String record(String id, String amount, String divisor, String text) {
    return "{\"id\":%s,\"amount\":%s,\"divisor\":%s,\"text\":%s}"
        .formatted(id, amount, divisor, text);
  }
}
