package dev.sluice.core.ledger;

/**
 * A strong 64-bit hash of an input record's coordinates: SplitMix64 (Steele, Lea and Flood, OOPSLA
 * 2014) seeded by topic id and partition, at the place of the offset. Two multiplications a record,
 * no allocation, three lines in any language.
 */
public final class OffsetDigest {
  /** SplitMix64's increment: the golden ratio, odd. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private OffsetDigest() {}

  /** The stream of a partition. */
  public static long seed(TopicId topic, int partition) {
    return mix(
        mix(mix(topic.mostSignificantBits() + GOLDEN) + topic.leastSignificantBits() + GOLDEN)
            + partition
            + GOLDEN);
  }

  /** The digest of the record at an offset of the partition that the seed is of. */
  public static long of(long seed, long offset) {
    return mix(seed + (offset + 1) * GOLDEN);
  }

  /**
   * The digest of a record together with its content.
   *
   * @param content CRC-32C of the key in the upper, of the value in the lower 32 bits
   */
  public static long withContent(long digest, long content) {
    return mix(digest ^ content);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
