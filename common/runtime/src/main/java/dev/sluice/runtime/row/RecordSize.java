package dev.sluice.runtime.row;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How large a record is for Kafka, uncompressed and alone in its batch: the most that the broker's
 * max.message.bytes and the producer's max.request.size can count for it. Compression may make it
 * smaller, but nobody knows before it is tried.
 */
public final class RecordSize {
  /** Kafka's DefaultRecordBatch.RECORD_BATCH_OVERHEAD. */
  private static final int BATCH = 61;

  /**
   * Kafka's DefaultRecord.MAX_RECORD_OVERHEAD: length, attributes, timestamp delta and offset delta
   * at their longest.
   */
  private static final int RECORD = 21;

  private RecordSize() {}

  public static long upperBound(EdgeRecord record) {
    long size =
        BATCH
            + RECORD
            + bytes(record.key())
            + bytes(record.value())
            + varint(record.headers().all().size());
    for (RecordHeader header : record.headers().all()) {
      size += bytes(header.name().getBytes(StandardCharsets.UTF_8)) + bytes(header.value());
    }
    return size;
  }

  /**
   * The most that a record can take as a batch of its own in any of Kafka's codecs: what cannot be
   * compressed grows, by up to n / 256 with zstd, less with the others.
   */
  public static long largest(EdgeRecord record) {
    long size = upperBound(record);
    return size + size / 256 + 64;
  }

  private static long bytes(byte @Nullable [] bytes) {
    // null is length -1
    return bytes == null ? 1 : varint(bytes.length) + (long) bytes.length;
  }

  /** Seven bits a byte of the zigzag form, which doubles a positive number. */
  private static int varint(int positive) {
    int size = 1;
    for (long rest = 2L * positive; rest >= 0x80; rest >>= 7) {
      size++;
    }
    return size;
  }
}
