package dev.sluice.testkit.check;

/**
 * How often a record that was written has to come out: 0 (filtered), 1, or 2 (written twice and
 * kept twice). A function of the record's identity, so that the expectation of 20 million records
 * takes no memory.
 */
@FunctionalInterface
public interface Copies {
  int of(int key, long sequence);
}
