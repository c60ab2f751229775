package dev.sluice.testkit.topic;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/**
 * A repeatable stream of JSON records {@code {"key":"k17","seq":42,"pad":"..."}}: the same values
 * give the same records.
 *
 * @param prefix of every key: loads with different ones share no record
 * @param keys how many different keys; each counts its own sequence numbers from 0
 * @param padding characters of {@code pad}
 * @param perSecond at most this many records a second
 */
public record LoadSpec(
    String topic, int records, String prefix, int keys, int padding, long seed, int perSecond) {
  /** More than any producer here writes. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  public LoadSpec {
    if (records < 1 || keys < 1 || padding < 0 || perSecond < 1) {
      throw new IllegalArgumentException(
          "records, keys and perSecond are positive, padding is not negative");
    }
  }

  /** A thousand keys, 60 characters of padding, as fast as the brokers take it. */
  public static LoadSpec of(String topic, int records) {
    return new LoadSpec(topic, records, "k", 1_000, 60, 20010101, UNLIMITED);
  }

  public LoadSpec withRate(int limit) {
    return new LoadSpec(topic, records, prefix, keys, padding, seed, limit);
  }

  public LoadSpec withKeys(int count) {
    return new LoadSpec(topic, records, prefix, count, padding, seed, perSecond);
  }

  /** The first so many records of the same stream. */
  public LoadSpec withRecords(int count) {
    return new LoadSpec(topic, count, prefix, keys, padding, seed, perSecond);
  }

  public LoadSpec withPrefix(String other) {
    return new LoadSpec(topic, records, other, keys, padding, seed, perSecond);
  }

  public LoadSpec withSeed(long other) {
    return new LoadSpec(topic, records, prefix, keys, padding, other, perSecond);
  }

  /** All records in the order of writing. */
  public Iterator<Sequenced> sequence() {
    SplittableRandom random = new SplittableRandom(seed);
    long[] next = new long[keys];
    return new Iterator<>() {
      private int given;

      @Override
      public boolean hasNext() {
        return given < records;
      }

      @Override
      public Sequenced next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        given++;
        int key = random.nextInt(keys);
        return new Sequenced(prefix + key, next[key]++);
      }
    };
  }
}
