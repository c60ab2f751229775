package dev.sluice.runtime.kafka;

import dev.sluice.runtime.row.Coordinates;
import dev.sluice.runtime.row.EdgeRecord;
import org.apache.kafka.common.utils.Utils;

/** Which partition of its topic a record goes to. */
final class Partitions {
  /** Without a key, so many input offsets in a row stay together, and so make large batches. */
  private static final int BLOCK_BITS = 10;

  private Partitions() {}

  /** By key as Kafka's own partitioner does; without a key spread evenly, and again the same. */
  static int choose(EdgeRecord record, int partitions) {
    byte[] key = record.key();
    if (key != null) {
      return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
    Coordinates from = record.coordinates();
    return Math.floorMod(from.partition() + (from.offset() >>> BLOCK_BITS), partitions);
  }
}
