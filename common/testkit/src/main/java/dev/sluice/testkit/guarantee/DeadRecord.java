package dev.sluice.testkit.guarantee;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** An input record that could not be handled: where it was, and its bytes. */
public record DeadRecord(
    String topic,
    int partition,
    long offset,
    @Nullable ByteBuffer key,
    @Nullable ByteBuffer value) {

  /** As it lies in the input topic. */
  public static DeadRecord ofInput(ConsumerRecord<byte[], byte[]> record) {
    return new DeadRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        bytes(record.key()),
        bytes(record.value()));
  }

  /** As a dead letter tells of it: coordinates in the headers, key and value unchanged. */
  static DeadRecord ofLetter(ConsumerRecord<byte[], byte[]> letter) {
    return new DeadRecord(
        header(letter, "topic"),
        Integer.parseInt(header(letter, "partition")),
        Long.parseLong(header(letter, "offset")),
        bytes(letter.key()),
        bytes(letter.value()));
  }

  /**
   * Headers are the contract of dead letters: a letter without one of them is of no use to whoever
   * reads it.
   */
  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader("sluice.dead." + name);
    if (header == null || header.value() == null || header.value().length == 0) {
      throw new AssertionError(
          "dead letter "
              + letter.topic()
              + "-"
              + letter.partition()
              + " at offset "
              + letter.offset()
              + " has no header sluice.dead."
              + name);
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static @Nullable ByteBuffer bytes(byte @Nullable [] content) {
    return content == null ? null : ByteBuffer.wrap(content);
  }

  @Override
  public String toString() {
    return topic + "-" + partition + " at offset " + offset;
  }
}
