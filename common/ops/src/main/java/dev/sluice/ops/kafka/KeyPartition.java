package dev.sluice.ops.kafka;

import org.apache.kafka.common.utils.Utils;

/** Where Kafka's default partitioner puts a key. */
public final class KeyPartition {

  private KeyPartition() {}

  public static int of(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
