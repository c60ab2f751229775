package dev.sluice.core.ledger;

/**
 * What a source's subtask read of one partition since it took it over.
 *
 * @param wanted where the reading was to go on; the last line of the partition ended here
 * @param start where it did begin; higher than wanted: the offsets between were gone, and that was
 *     accepted
 * @param next the offset after the last record read, or start
 * @param read of the records in [start, next)
 */
public record InputLine(InputPartition partition, long wanted, long start, long next, Tally read) {
  public InputLine {
    if (wanted > start || start > next) {
      throw new IllegalArgumentException(
          partition + ": wanted " + wanted + ", start " + start + ", next " + next);
    }
  }
}
