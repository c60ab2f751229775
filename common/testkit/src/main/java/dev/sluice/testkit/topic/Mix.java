package dev.sluice.testkit.topic;

/** A 64-bit hash of numbers: the finalizer of SplitMix64 (Steele, Lea, Flood 2014), chained. */
final class Mix {
  private Mix() {}

  static long of(long... numbers) {
    long hash = 0x9E3779B97F4A7C15L;
    for (long number : numbers) {
      hash = (hash ^ number) * 0xBF58476D1CE4E5B9L;
      hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
      hash ^= hash >>> 31;
    }
    return hash;
  }
}
