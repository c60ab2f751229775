package dev.sluice.testkit.topic;

import java.util.zip.CRC32C;

/**
 * How many records a reader was given, and a sum over their places and bytes that does not depend
 * on the order of partitions: two readers with equal digests were given the same.
 */
public record TopicDigest(long records, long sum) {
  @Override
  public String toString() {
    return "%,d records, digest %016x".formatted(records, sum);
  }

  /** Adds up records; for one thread. */
  public static final class Adder {
    private final CRC32C crc = new CRC32C();
    private long records;
    private long sum;

    public void add(int partition, long offset, byte[] value) {
      crc.reset();
      crc.update(value, 0, value.length);
      records++;
      sum += Mix.of(partition, offset, crc.getValue(), value.length);
    }

    public TopicDigest digest() {
      return new TopicDigest(records, sum);
    }
  }
}
