package dev.sluice.core.ledger;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A topic's id (KIP-516): a topic that is deleted and created again has the same name and another
 * id.
 */
public record TopicId(long mostSignificantBits, long leastSignificantBits)
    implements Serializable, Comparable<TopicId> {
  /** Where nobody has asked Kafka: it gives no topic this id (Uuid.ZERO_UUID). */
  public static final TopicId UNKNOWN = new TopicId(0, 0);

  /** The first 48 bits, which are random in Kafka's version 4 UUIDs: what a header has room for. */
  public long tag() {
    return mostSignificantBits >>> 16;
  }

  @Override
  public int compareTo(TopicId other) {
    int most = Long.compareUnsigned(mostSignificantBits, other.mostSignificantBits);
    return most != 0
        ? most
        : Long.compareUnsigned(leastSignificantBits, other.leastSignificantBits);
  }

  /** As Kafka's tools show it: base64 for URLs, without padding. */
  @Override
  public String toString() {
    byte[] bytes =
        ByteBuffer.allocate(Long.BYTES * 2)
            .putLong(mostSignificantBits)
            .putLong(leastSignificantBits)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
