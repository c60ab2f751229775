package dev.sluice.runtime.row;

import dev.sluice.core.ledger.Account;
import dev.sluice.core.ledger.InputPartition;

/** What travels between the records, for the ledger. */
public sealed interface Statement {

  /**
   * A source begins to read a partition, before its first record.
   *
   * @param wanted where the reading is to go on
   * @param start where it does begin; higher than wanted: the offsets between are gone
   */
  record Opening(InputPartition partition, long wanted, long start) implements Statement {}

  /** An operator's account at the end of an epoch, in front of the checkpoint barrier. */
  record Report(long epoch, Account account) implements Statement {}

  /** The last thing that a sink's writer hears of an epoch. */
  record Closing(long epoch) implements Statement {}

  /** A record of the ledger, from a sink's writer to its own serializer. */
  record Entry(String key, byte[] value) implements Statement {}
}
