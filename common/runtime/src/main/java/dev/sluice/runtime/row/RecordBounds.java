package dev.sluice.runtime.row;

import java.io.Serializable;
import java.time.InstantSource;

/**
 * What a topic takes of a record; anything else the broker refuses, each time again. Of one thread.
 */
public final class RecordBounds implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of time: none. */
  public static final long ANY = Long.MAX_VALUE;

  private final long maxBytes;
  private final boolean needsKey;
  private final long mostBefore;
  private final long mostAfter;
  private final InstantSource clock;

  // of the clock, read when a record asks for it: that is not free
  private long now;

  /**
   * The bounds of a topic.
   *
   * @param maxBytes of one uncompressed record, all of it included
   * @param needsKey whether records without a key are refused: the topic is compacted
   * @param mostBefore how far a timestamp may be behind the broker's clock, in milliseconds
   * @param mostAfter how far ahead of it
   */
  public RecordBounds(
      long maxBytes, boolean needsKey, long mostBefore, long mostAfter, InstantSource clock) {
    this.maxBytes = maxBytes;
    this.needsKey = needsKey;
    this.mostBefore = mostBefore;
    this.mostAfter = mostAfter;
    this.clock = clock;
  }

  /** The size alone. */
  public static RecordBounds ofSize(long maxBytes) {
    return new RecordBounds(maxBytes, false, ANY, ANY, InstantSource.system());
  }

  /** These, if no record is larger than that. */
  public RecordBounds within(long bytes) {
    return new RecordBounds(Math.min(maxBytes, bytes), needsKey, mostBefore, mostAfter, clock);
  }

  public long maxBytes() {
    return maxBytes;
  }

  public boolean needsKey() {
    return needsKey;
  }

  /** A record without a timestamp, which is negative, gets the broker's. */
  public boolean takesTime(long timestamp) {
    if (timestamp < 0) {
      return true;
    }
    // what was not too far ahead some time ago is not now
    if (mostBefore != ANY || timestamp - now > mostAfter) {
      now = clock.millis();
    }
    return timestamp - now <= mostAfter && now - timestamp <= mostBefore;
  }
}
