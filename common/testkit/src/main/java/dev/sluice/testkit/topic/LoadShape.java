package dev.sluice.testkit.topic;

/**
 * What a long load consists of, as pure functions of the seed: which records are written twice and
 * which are malformed needs no list, so that 20 million of them are judged in little memory.
 *
 * @param keys of well-formed records, numbered from 0
 * @param malformedKeys of malformed records, numbered behind the others
 * @param repeatedOneIn one of so many well-formed records is written twice
 * @param malformedOneIn one of so many records is malformed
 */
public record LoadShape(
    long seed, int keys, int malformedKeys, int repeatedOneIn, int malformedOneIn) {
  public LoadShape {
    if (keys < 1 || malformedKeys < 1 || repeatedOneIn < 1 || malformedOneIn < 1) {
      throw new IllegalArgumentException("keys and proportions are positive");
    }
  }

  /** A thousand keys; one record in a hundred comes twice, one in two thousand is malformed. */
  public static LoadShape ofSeed(long seed) {
    return new LoadShape(seed, 1_000, 4, 100, 2_000);
  }

  public int allKeys() {
    return keys + malformedKeys;
  }

  public boolean malformed(int key) {
    return key >= keys;
  }

  public boolean repeated(int key, long sequence) {
    return !malformed(key)
        && Long.remainderUnsigned(Mix.of(seed, key, sequence), repeatedOneIn) == 0;
  }

  /** How often the input topic has a record. */
  public int copiesWritten(int key, long sequence) {
    return repeated(key, sequence) ? 2 : 1;
  }
}
