package dev.sluice.runtime.kafka;

/**
 * Offsets of one input partition that lie in one transaction.
 *
 * @param first lowest offset, inclusive
 * @param last highest offset, inclusive
 * @param records how many records of the range the transaction holds; the others were filtered or
 *     went elsewhere
 */
public record InputRange(long first, long last, long records) {

  @Override
  public String toString() {
    return "offsets " + first + " to " + last + " (" + records + " records)";
  }
}
